/** The extension as it is built for the sandbox. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Where it is built to. */
export const sandboxExtension = resolve('.output/chrome-mv3-sandbox');

/**
 * Builds it. Problems are always told; `showsReport` also tells what was built.
 *
 * @throws {Error} when it cannot be built
 */
export function buildSandbox({ showsReport }: { readonly showsReport: boolean }): void {
  execFileSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '--mode', 'sandbox'], {
    stdio: showsReport ? 'inherit' : ['ignore', 'ignore', 'inherit'],
  });
}
