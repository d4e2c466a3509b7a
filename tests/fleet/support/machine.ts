/** Whether this machine is one where the roll-out can be tried for real. */
import { existsSync } from 'node:fs';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';

/** Debian's package: the start script, and the program that tells it from a namesake of another origin. */
export const debianChromium = '/usr/bin/chromium';
const debianChromiumProgram = '/usr/lib/chromium/chromium';

/**
 * The roll-out tests write a policy for the whole machine into the folder that Debian's Chromium reads. Where that
 * cannot be, they are skipped as a whole.
 *
 * @returns the reason in words; null where they can run
 */
export async function whyNoFleet(): Promise<string | null> {
  if (process.platform !== 'linux')
    return `managed policy is written for Linux, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'only root may write managed policy for the machine';
  // Looks for a browser, and installs one where there is none.
  await findBrowser().catch(() => {});
  if (existsSync(debianChromium) && existsSync(debianChromiumProgram)) return null;
  return 'Debian’s Chromium, which reads managed policy from /etc/chromium, is not installed';
}
