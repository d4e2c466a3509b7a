/** The manifest as each package carries it. */
import { strToU8 } from 'fflate';
import * as v from 'valibot';
import { type Files, textIn } from '../files.ts';

const manifestSchema = v.looseObject({
  name: v.string(),
  description: v.string(),
  version: v.string(),
  minimum_chrome_version: v.string(),
});

/** What every package's manifest has, and whatever else one has. */
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** @throws {v.ValiError} when there is none, or one that lacks what every package has */
export function readManifest(files: Files): Manifest {
  return v.parse(manifestSchema, JSON.parse(textIn(files, 'manifest.json')));
}

/** What differs from the manifest that the build has made. */
export interface ManifestChanges {
  readonly version: string;
  /** Keeps the sandbox's `key`, and with it the sandbox's id. A signed package has the id of its own key. */
  readonly keepsKey: boolean;
  /** Where a self-hosted package finds its next version; the stores set their own and refuse another. */
  readonly updateUrl: string | null;
}

/** The same files with another manifest. */
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
