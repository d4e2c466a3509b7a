/** Builds the extension and writes everything that an administrator or a store needs into one folder. */
import { resolve } from 'node:path';
import type { Endpoints } from '../../lib/wisepay/endpoints.ts';
import { readManifest } from './archives/manifest.ts';
import { type BuildFacts, buildFacts } from './build/build-facts.ts';
import { runBuild } from './build/extension-build.ts';
import { whereAddressesBelong } from './build/wisepay-addresses.ts';
import { findFaults } from './check/find-faults.ts';
import { textIn } from './files.ts';
import { checkOptions, type PackageOptions } from './options.ts';
import { fillFolder, requireEmpty } from './output-folder.ts';
import { PackageError } from './package-error.ts';
import { packageFacts, type Route } from './package-facts.ts';
import { packageFiles } from './package-files.ts';
import { readSettingsSchema } from './policies/settings-schema.ts';

/** The result of a package run. */
export interface BuiltPackages {
  readonly version: string;
  /** The signing key's ID; null without a key. */
  readonly id: string | null;
  /** Absolute paths of the written files; null for a file that was not made. */
  readonly chromeZip: string;
  readonly edgeZip: string;
  readonly crx: string | null;
  /** Null without a key or without a base URL. */
  readonly updatesXml: string | null;
  readonly routes: readonly Route[];
  /** The WisePay addresses in effect; null if one is missing. */
  readonly wisepay: Endpoints | null;
  /** The missing WisePay addresses, and where to set each. */
  readonly missing: readonly string[];
  /** The hosts that the packages serve without a grant. */
  readonly psaHosts: readonly string[];
  /** Whether the zips are for the stores. */
  readonly isForEverybody: boolean;
  /** All files, relative to the folder, sorted. */
  readonly files: readonly string[];
}

/**
 * Writes nothing before everything is made, and puts nothing in place that does not pass its check.
 *
 * @throws {PackageError} if an option is wrong, the build fails, or the written files do not pass their check
 */
export async function buildPackages(options: PackageOptions): Promise<BuiltPackages> {
  const { mode, version, buildSettings: settings, key, outDir, replaces, ...checked } = checkOptions(options);
  if (!replaces) await requireEmpty(outDir);

  const [chrome, edge] = await Promise.all([
    runBuild({ mode, browser: 'chrome', settings }),
    runBuild({ mode, browser: 'edge', settings }),
  ]);
  const built = buildFacts(chrome.variables, checked.values);
  requireOneMeaning(built, buildFacts(edge.variables, checked.values));
  const manifest = readManifest(chrome.files);
  const facts = packageFacts({
    ...checked,
    ...built,
    ownId: key?.id ?? null,
    manifest: { ...manifest, version: version ?? manifest.version },
    settings: readSettingsSchema(JSON.parse(textIn(chrome.files, 'managed_schema.json'))),
  });
  if (facts.routes.some(({ kind }) => kind === 'self-hosted')) requireWisepay(built);

  const files = packageFiles({ facts, key, chrome: chrome.files, edge: edge.files });
  const written = await fillFolder({ outDir, replaces }, files, (found) =>
    findFaults(found, facts, key?.id ?? null),
  );
  const pathOf = (name: string) => resolve(outDir, name);
  return {
    ...built,
    version: facts.version,
    id: key?.id ?? null,
    chromeZip: pathOf(facts.chromeZipName),
    edgeZip: pathOf(facts.edgeZipName),
    crx: written.has(facts.crxName) ? pathOf(facts.crxName) : null,
    updatesXml: written.has('updates.xml') ? pathOf('updates.xml') : null,
    routes: facts.routes,
    files: [...written.keys()].sort(),
  };
}

/** WXT also reads `.env` files for one browser, but the files for administrators describe one WisePay and one PSA. */
function requireOneMeaning(chrome: BuildFacts, edge: BuildFacts): void {
  if (JSON.stringify(chrome) === JSON.stringify(edge)) return;
  throw new PackageError(
    'The builds for Chrome and Edge have different WisePay addresses or PSA hosts. Look into the .env files.',
  );
}

/** With self-hosting there is no review between the package and its users: it has to work as it is. */
function requireWisepay({ wisepay, missing }: BuildFacts): void {
  if (wisepay !== null) return;
  throw new PackageError(
    `Nothing would work: not all three WisePay addresses are named. Missing: ${missing.join(', ')}. ${whereAddressesBelong}`,
  );
}
