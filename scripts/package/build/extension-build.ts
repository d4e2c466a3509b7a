/** Builds the extension for one browser into a temporary folder of its own, and reads the result. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Files, readFiles } from '../files.ts';
import { whenInterrupted } from '../interruption.ts';
import { PackageError } from '../package-error.ts';
import {
  type BuildVariables,
  buildVariablesSchema,
  builtExtension,
  builtVariables,
  environmentForBuild,
} from './build-environment.ts';

export interface BuildOptions {
  readonly mode: 'production' | 'sandbox';
  readonly browser: 'chrome' | 'edge';
  /** Settings that take precedence over the build's `.env` files. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Build {
  readonly files: Files;
  /** The settings that it was built with, from any source. */
  readonly variables: BuildVariables;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The extension's files alone; see {@link runBuild}. */
export async function buildExtension(options: BuildOptions): Promise<Files> {
  return (await runBuild(options)).files;
}

/**
 * Builds the extension, and leaves nothing behind.
 *
 * @throws {PackageError} with the build's own report
 */
export async function runBuild(options: BuildOptions): Promise<Build> {
  // Synchronous, so that the folder never exists without its clean-up.
  const folder = mkdtempSync(join(tmpdir(), 'wisepay-package-'));
  const forget = whenInterrupted(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  try {
    await runWxt(options, folder);
    // WXT creates one folder in it, named after the browser and the mode.
    const [inner = ''] = await readdir(join(folder, builtExtension));
    const variables: unknown = JSON.parse(await readFile(join(folder, builtVariables), 'utf8'));
    return {
      files: await readFiles(join(folder, builtExtension, inner)),
      variables: v.parse(buildVariablesSchema, variables),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    forget();
  }
}

function runWxt({ mode, browser, settings }: BuildOptions, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [join(root, 'scripts/package/build/wxt-build.ts'), mode, browser, folder],
      { cwd: root, env: { ...environmentForBuild(process.env), ...settings, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        forget();
        if (error === null) resolve();
        else reject(new PackageError(`The build for ${browser} failed.\n${stdout}${stderr}`));
      },
    );
    const forget = whenInterrupted(() => child.kill('SIGKILL'));
  });
}
