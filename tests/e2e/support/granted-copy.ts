/** A copy of the built extension that may look at every page of this machine, as the person's click lets it look at one. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { sandboxExtension } from '../../../scripts/build-sandbox.ts';

export interface GrantedCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function makeGrantedCopy(): Promise<GrantedCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-granted-'));
  await cp(sandboxExtension, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = v.parse(
    v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
    await readFile(path, 'utf8'),
  );
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: ['http://*/*'] }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
