/**
 * `npm run package`: builds the packages for the stores and for self-hosting, with ready policy files. With `--verify`,
 * checks the files on the company's server instead.
 * `npm run package -- --help` lists the options. The variable WISEPAY_SIGNING_KEY may also give the key (the PEM text
 * itself).
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { helpFor } from './help.mjs';
import { buildPackages } from './package/build-packages.ts';
import { endCleanly } from './package/interruption.ts';
import { PackageError } from './package/package-error.ts';
import { summaryOf } from './package/summary.ts';
import { verify } from './package/verify/verify-command.ts';

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
        version: { type: 'string' },
        out: { type: 'string' },
        verify: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new PackageError(`${messageOf(error)} (--help lists the options)`);
  }
}

/**
 * Paths are relative to the user's folder; npm runs scripts in the project's folder and passes the user's in INIT_CWD.
 */
const fromCaller = (path: string) => resolve(process.env['INIT_CWD'] ?? '', path);

function readText(path: string): string {
  try {
    return readFileSync(fromCaller(path), 'utf8');
  } catch {
    throw new PackageError(`${path} cannot be read.`);
  }
}

/** Build systems that pass secrets as variables set a missing one to an empty text. */
function keyFromVariable(): string | undefined {
  return process.env['WISEPAY_SIGNING_KEY'] || undefined;
}

const settingsSchema = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown()),
);

function readSettings(path: string): Record<string, unknown> {
  const text = readText(path).replace(/^\uFEFF/, '');
  const settings = v.safeParse(settingsSchema, parseJson(path, text));
  if (settings.success) return settings.output;
  throw new PackageError(`${path} is not a JSON object, such as {"idleMinutes": 10}.`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PackageError(`${path} is not JSON: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Arguments = ReturnType<typeof readArguments>;

const folderOf = (out: string | undefined) => (out === undefined ? defaultFolder : fromCaller(out));

async function verifyPackages(target: string, { verify: _, out, ...others }: Arguments): Promise<void> {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new PackageError(`--verify builds nothing: leave out --${other}.`);
  const { isGood, report } = await verify({ target, outDir: folderOf(out), fromCaller });
  console.log(report);
  if (!isGood) process.exitCode = 1;
}

async function makePackages(options: Arguments): Promise<void> {
  const { key, out, settings } = options;
  const folder = folderOf(out);
  const packages = await buildPackages({
    mode: 'production',
    version: options.version,
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
}

try {
  const options = readArguments();
  endCleanly();
  if (options.help) console.log(helpFor('scripts/package.ts'));
  else if (options.verify !== undefined) await verifyPackages(options.verify, options);
  else await makePackages(options);
} catch (error) {
  // A PackageError tells the user what to do; anything else is a defect, whose message is enough to report.
  console.error(error instanceof PackageError ? error.message : `Packaging failed: ${messageOf(error)}`);
  process.exitCode = 1;
}
