/** Before all end-to-end tests: builds the extension once and makes sure that there is a browser. */
import { execFileSync } from 'node:child_process';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';

export default async function build() {
  execFileSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '--mode', 'sandbox'], {
    stdio: 'inherit',
  });
  await findBrowser();
}
