/** Where a browser may be found on this machine, best first. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names on the PATH. Chromium first: branded Chrome and Edge may refuse to load an unpacked extension. */
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const windowsApplications = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
  const folder = process.env[variable];
  if (folder === undefined) return [];
  return [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ].map((path) => join(folder, path));
});

/**
 * Paths of the installed browsers; the one that `WISEPAY_BROWSER` names comes first.
 *
 * @throws {Error} if it names no program
 */
export function installedBrowsers(): string[] {
  const own = process.env['WISEPAY_BROWSER'];
  if (own !== undefined && !isExecutable(own)) throw new Error(`WISEPAY_BROWSER names no program: ${own}`);
  const onPath = commands.flatMap((command) =>
    (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, command)),
  );
  const all = [...(own === undefined ? [] : [own]), ...onPath, ...macApplications, ...windowsApplications];
  return [...new Set(all)].filter(isExecutable);
}

/** Path of the browser that Playwright downloads; null if it is not installed. */
export function playwrightBrowser(): string | null {
  const path = chromium.executablePath();
  return isExecutable(path) ? path : null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
