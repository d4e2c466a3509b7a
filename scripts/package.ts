/**
 * `npm run package`: the packages for the stores and for hosting them oneself, with ready policy files.
 *
 *   npm run package -- [--psa-host cw.example.com]… [--key file.pem] [--base-url https://admin.example.com/pod/]
 *     [--chrome-store-id ID] [--edge-store-id ID] [--settings settings.json] [--out folder]
 *
 * The key may also come in the variable WISEPAY_SIGNING_KEY (the PEM text itself).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { type BuiltPackages, buildPackages } from './package/build-packages.ts';
import { PackageError } from './package/package-error.ts';
import { redirectAddressOf } from './package/package-facts.ts';

const defaultFolder = '.output/package';

function readArguments() {
  try {
    return parseArgs({
      options: {
        'psa-host': { type: 'string', multiple: true },
        key: { type: 'string' },
        'base-url': { type: 'string' },
        'chrome-store-id': { type: 'string' },
        'edge-store-id': { type: 'string' },
        settings: { type: 'string' },
        out: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new PackageError(error instanceof Error ? error.message : String(error));
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new PackageError(`${path} cannot be read.`);
  }
}

/** Where secrets come as variables, one that is not set is an empty text. */
function keyFromVariable(): string | undefined {
  return process.env['WISEPAY_SIGNING_KEY'] || undefined;
}

function readSettings(path: string): Record<string, unknown> {
  try {
    return v.parse(v.record(v.string(), v.unknown()), JSON.parse(readText(path)));
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError(`${path} is not a JSON object.`);
  }
}

function summaryOf({ version, id, crx, updatesXml, routes, files }: BuiltPackages, folder: string): string {
  const redirects = routes.map(({ kind, id }) => `  ${redirectAddressOf(id)}  (${kind})`);
  return [
    `Version ${version}, ${files.length} files in ${folder}:`,
    '  *-chrome-web-store.zip, *-edge-add-ons.zip  to upload to the stores',
    crx === null
      ? '  No CRX: there is no signing key. Give one with --key or WISEPAY_SIGNING_KEY to host the extension yourself.'
      : `  *.crx  signed; extension id ${id}`,
    ...(crx !== null && updatesXml === null
      ? ['  No updates.xml and no policies for it: give the address of the folder with --base-url.']
      : []),
    ...(updatesXml === null ? [] : ['  updates.xml  to put beside the CRX']),
    ...(routes.length === 0 ? [] : ['  policies/  ready for Linux, Windows and macOS']),
    '  STEPS.md, SHA256SUMS',
    ...(routes.length === 0 ? [] : ['Redirect addresses to register at WisePay:', ...redirects]),
    'Checked: ids, addresses, versions, signature and checksums agree.',
  ].join('\n');
}

try {
  const options = readArguments();
  const { key, out, settings } = options;
  const folder = out ?? defaultFolder;
  const packages = await buildPackages({
    mode: 'production',
    psaHosts: options['psa-host'],
    keyPem: key === undefined ? keyFromVariable() : readText(key),
    baseUrl: options['base-url'],
    chromeStoreId: options['chrome-store-id'],
    edgeStoreId: options['edge-store-id'],
    settings: settings === undefined ? undefined : readSettings(settings),
    outDir: folder,
    replaces: out === undefined,
  });
  console.log(summaryOf(packages, folder));
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
