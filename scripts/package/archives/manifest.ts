/** The manifest in each package. */
import { strToU8 } from 'fflate';
import * as v from 'valibot';
import { type Files, textIn } from '../files.ts';

const manifestSchema = v.looseObject({
  name: v.string(),
  description: v.string(),
  version: v.string(),
  minimum_chrome_version: v.string(),
});

/** A manifest: the fields that every package has, and any others. */
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** Reads the manifest. @throws {SyntaxError} if there is none; {v.ValiError} if a required field is missing */
export function readManifest(files: Files): Manifest {
  return v.parse(manifestSchema, JSON.parse(textIn(files, 'manifest.json')));
}

/** Changes to the manifest that the build made. */
export interface ManifestChanges {
  readonly version: string;
  /** Keeps the sandbox's `key`, and so its ID. A signed package has the ID of its own key. */
  readonly keepsKey: boolean;
  /** Where a self-hosted package finds its next version; null for stores, which set their own and refuse another. */
  readonly updateUrl: string | null;
}

/** The same files with the manifest changed. */
export function withManifest(files: Files, { version, keepsKey, updateUrl }: ManifestChanges): Files {
  const { key, ...manifest } = readManifest(files);
  const changed = {
    ...manifest,
    version,
    ...(keepsKey && key !== undefined && { key }),
    ...(updateUrl !== null && { update_url: updateUrl }),
  };
  return new Map([...files, ['manifest.json', strToU8(`${JSON.stringify(changed, null, 2)}\n`)]]);
}
