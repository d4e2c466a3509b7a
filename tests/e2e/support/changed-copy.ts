/** A copy of the built extension with another manifest, for grants that a test cannot get from a browser. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';

export type Manifest = Readonly<Record<string, unknown>>;

export interface ChangedCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

/** @param change returns the copy's manifest; it must keep the key, and with it the extension's ID */
export async function makeChangedCopy(change: (manifest: Manifest) => Manifest): Promise<ChangedCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-copy-'));
  await cp(sandboxExtension, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = v.parse(
    v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
    await readFile(path, 'utf8'),
  );
  await writeFile(path, JSON.stringify(change(manifest)));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
