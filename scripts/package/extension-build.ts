/** Builds the extension for one browser into a folder that nobody else uses, and reads what came out. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Files, readFiles } from './files.ts';
import { PackageError } from './package-error.ts';

export interface BuildOptions {
  readonly mode: 'production' | 'sandbox';
  readonly browser: 'chrome' | 'edge';
  /** What the build reads beside its `.env` files, and before them. */
  readonly settings: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @throws {PackageError} with the build's own report */
export async function buildExtension({ mode, browser, settings }: BuildOptions): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-package-'));
  try {
    // NODE_ENV: a test's "test" would make it another build.
    const { NODE_ENV: _callers, ...environment } = process.env;
    await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts/package/wxt-build.ts'), mode, browser, folder],
      { cwd: root, env: { ...environment, ...settings, NO_COLOR: '1' } },
    ).catch((error: { readonly stderr?: unknown; readonly stdout?: unknown }) => {
      throw new PackageError(`The build for ${browser} failed.\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    });
    // WXT makes one folder in it, named after the browser and the mode.
    const [inner = ''] = await readdir(folder);
    return await readFiles(join(folder, inner));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
