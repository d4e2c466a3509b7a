/** Whether the roll-out tests can run on this machine. */
import { existsSync } from 'node:fs';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';

/** The start script of Debian's package; the program below distinguishes it from other scripts of that name. */
export const debianChromium = '/usr/bin/chromium';
const debianChromiumProgram = '/usr/lib/chromium/chromium';

/**
 * The roll-out tests write a machine-wide policy into the folder that Debian's Chromium reads. If that is not possible,
 * all of them are skipped.
 *
 * @returns the reason as text; null if they can run
 */
export async function whyNoFleet(): Promise<string | null> {
  if (process.platform !== 'linux')
    return `managed policy is written for Linux, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'only root may write managed policy for the machine';
  // Installs a browser if there is none.
  await findBrowser().catch(() => {});
  if (existsSync(debianChromium) && existsSync(debianChromiumProgram)) return null;
  return 'Debian’s Chromium, which reads managed policy from /etc/chromium, is not installed';
}
