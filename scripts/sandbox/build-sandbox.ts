/** The sandbox build of the extension. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The folder of the build. */
export const sandboxExtension = resolve('.output/chrome-mv3-sandbox');

/**
 * Builds it. Problems are always shown; `showsReport` also shows what was built.
 *
 * @throws {Error} if the build fails
 */
export function buildSandbox({ showsReport }: { readonly showsReport: boolean }): void {
  execFileSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '--mode', 'sandbox'], {
    stdio: showsReport ? 'inherit' : ['ignore', 'ignore', 'inherit'],
  });
}
