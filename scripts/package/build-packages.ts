/** Builds the extension and writes everything that an administrator or a store needs into one folder. */
import { readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findFaults } from './check/find-faults.ts';
import { buildExtension } from './extension-build.ts';
import { readFiles, textIn, writeFiles } from './files.ts';
import { readManifest } from './manifest.ts';
import { checkOptions, type PackageOptions } from './options.ts';
import { PackageError } from './package-error.ts';
import { packageFacts, type Route } from './package-facts.ts';
import { packageFiles } from './package-files.ts';
import { readSettingsSchema } from './settings-schema.ts';

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
  /** All files, relative to the folder, sorted. */
  readonly files: readonly string[];
}

/**
 * Nothing is written before everything is made, and what does not pass its check does not stay.
 *
 * @throws {PackageError} when an option is wrong, the build fails, or what was written is not what was meant
 */
export async function buildPackages(options: PackageOptions): Promise<BuiltPackages> {
  const { mode, version, buildSettings: settings, key, outDir, replaces, ...checked } = checkOptions(options);
  if (!replaces) await requireEmpty(outDir);

  const [chrome, edge] = await Promise.all([
    buildExtension({ mode, browser: 'chrome', settings }),
    buildExtension({ mode, browser: 'edge', settings }),
  ]);
  const manifest = readManifest(chrome);
  const facts = packageFacts({
    ...checked,
    ownId: key?.id ?? null,
    manifest: { ...manifest, version: version ?? manifest.version },
    settings: readSettingsSchema(JSON.parse(textIn(chrome, 'managed_schema.json'))),
  });

  if (replaces) await rm(outDir, { recursive: true, force: true });
  await writeFiles(outDir, packageFiles({ facts, key, chrome, edge }));
  const written = await readFiles(outDir);
  const faults = findFaults(written, facts, key?.id ?? null);
  if (faults.length > 0) {
    await rm(outDir, { recursive: true, force: true });
    throw new PackageError(`What was written is not what was meant, and was removed:\n${faults.join('\n')}`);
  }

  const pathOf = (name: string) => resolve(outDir, name);
  return {
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

/** Somebody's own files are never mixed with ours, nor removed. */
async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new PackageError(`${folder} cannot be used: ${error.message}`);
  });
  if (names.length > 0) throw new PackageError(`${folder} is not empty. Name a new or an empty folder.`);
}
