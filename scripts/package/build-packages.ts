/** Builds the extension and writes everything that an administrator or a store needs into one folder. */
import { resolve } from 'node:path';
import type { Endpoints } from '../../lib/wisepay/endpoints.ts';
import { readManifest } from './archives/manifest.ts';
import { type BuildFacts, buildFacts } from './build/build-facts.ts';
import { runBuild } from './build/extension-build.ts';
import { findFaults } from './check/find-faults.ts';
import { textIn } from './files.ts';
import { checkOptions, type PackageOptions } from './options.ts';
import { fillFolder, requireEmpty } from './output-folder.ts';
import { PackageError } from './package-error.ts';
import { packageFacts, type Route } from './package-facts.ts';
import { packageFiles } from './package-files.ts';
import { readSettingsSchema } from './policies/settings-schema.ts';

/** What a package run has made, and what it is for. */
export interface BuiltPackages {
  readonly version: string;
  /** The id that the key gives; null without a key. */
  readonly id: string | null;
  /** Absolute paths of what was written; null for what there is none of. */
  readonly chromeZip: string;
  readonly edgeZip: string;
  readonly crx: string | null;
  /** Null without a key and a base URL. */
  readonly updatesXml: string | null;
  readonly routes: readonly Route[];
  /** The WisePay addresses in force; null while one is missing. */
  readonly wisepay: Endpoints | null;
  /** The WisePay addresses that nobody has named, and where they can be. */
  readonly missing: readonly string[];
  /** The hosts that the packages serve by themselves. */
  readonly psaHosts: readonly string[];
  /** Whether the zips are for the stores. */
  readonly isForEverybody: boolean;
  /** All files, relative to the folder, sorted. */
  readonly files: readonly string[];
}

/**
 * Nothing is written before everything is made, and nothing is put in place that does not pass its check.
 *
 * @throws {PackageError} when an option is wrong, the build fails, or what was written is not what was meant
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

/** WXT also reads `.env` files for one browser; the papers for administrators tell of one WisePay and one PSA. */
function requireOneMeaning(chrome: BuildFacts, edge: BuildFacts): void {
  if (JSON.stringify(chrome) === JSON.stringify(edge)) return;
  throw new PackageError(
    'The builds for Chrome and Edge have different WisePay addresses or PSA hosts. Look into the .env files.',
  );
}

/** On a server of one's own there is no review between the package and the people: it has to work as it is. */
function requireWisepay({ wisepay, missing }: BuildFacts): void {
  if (wisepay !== null) return;
  throw new PackageError(
    `Nothing would work: not all three WisePay addresses are named. Missing: ${missing.join(', ')}. The WXT_ variables stand in .env.production (see .env.example); settings are given with --settings.`,
  );
}
