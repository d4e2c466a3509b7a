/** Finds a browser for the demo and the tests, and installs one if there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { installedBrowsers, playwrightBrowser } from './candidates.ts';
import { runsExtensions } from './probe.ts';

/** Stores the result, because the search takes a few seconds. */
const memory = 'node_modules/.cache/wisepay-pod/browser';

const advice = `No browser that runs unpacked extensions was found, and none could be installed.
Run this one command, then try again:

  npx playwright install --with-deps chromium

Or name a Chromium yourself: WISEPAY_BROWSER=/path/to/chromium npm test`;

/**
 * Path of a browser that runs unpacked extensions: an installed one, else Playwright's, else Debian's package if it may
 * be installed.
 *
 * @throws {Error} with the command to run
 */
export async function findBrowser(): Promise<string> {
  const known = await readFile(memory, 'utf8').catch(() => '');
  const own = process.env['WISEPAY_BROWSER'];
  if (known !== '' && existsSync(known) && (own === undefined || own === known)) return known;

  const found =
    (await firstThatRuns(installedBrowsers())) ??
    (await firstThatRuns([playwrightBrowser()])) ??
    (install('Playwright’s Chromium', playwrightInstall)
      ? await firstThatRuns([playwrightBrowser()])
      : null) ??
    (install('Debian’s Chromium', debianInstall) ? await firstThatRuns(installedBrowsers()) : null);
  if (found === null) throw new Error(advice);

  await mkdir(dirname(memory), { recursive: true });
  await writeFile(memory, found);
  return found;
}

async function firstThatRuns(paths: readonly (string | null)[]): Promise<string | null> {
  for (const path of paths) {
    if (path !== null && (await runsExtensions(path))) return path;
  }
  return null;
}

function install(name: string, commands: () => (readonly [string, ...string[]])[]): boolean {
  const steps = commands();
  if (steps.length === 0) return false;
  console.error(`No browser found; installing ${name} …`);
  return steps.every(([command, ...args]) => {
    const { status } = spawnSync(command, args, {
      stdio: 'ignore',
      timeout: 10 * 60_000,
      env: {
        ...process.env,
        DEBIAN_FRONTEND: 'noninteractive',
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
      },
    });
    return status === 0;
  });
}

function playwrightInstall(): (readonly [string, ...string[]])[] {
  return [[process.execPath, 'node_modules/@playwright/test/cli.js', 'install', '--no-shell', 'chromium']];
}

function debianInstall(): (readonly [string, ...string[]])[] {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  return [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ];
}
