/** Starts a Chromium that runs an unpacked extension, or what an administrator's policy brings. */
import { type BrowserContext, chromium } from '@playwright/test';

export interface LaunchOptions {
  readonly executablePath: string;
  /** Folder of the unpacked extension; null for those alone that an administrator's policy brings. */
  readonly extension: string | null;
  /** Profile folder; empty text for a new one that is thrown away. */
  readonly profile: string;
  readonly headless: boolean;
  /**
   * The sandbox's real port: the sandbox build knows the sandbox under port 4600, and the browser is told where
   * that is.
   */
  readonly sandboxPort?: number;
}

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-component-update',
  '--disable-sync',
];

/** Root cannot use Chromium's own sandbox; this is for test machines, which show nothing but the test's pages. */
const isRoot = process.getuid?.() === 0;

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

/** Whether browsers of tests are to be seen: `HEADED=1`, or `PWDEBUG=1`, which also stops at every step. */
export const isHeaded = process.env['HEADED'] === '1' || process.env['PWDEBUG'] === '1';

/** Starts the browser; closing the context ends it. */
export function launchExtension(options: LaunchOptions): Promise<BrowserContext> {
  const { executablePath, profile, headless } = options;
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    locale: 'en-US',
    // Playwright's own; without the second, the browser would not fetch what the policy brings.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    args: launchArguments(options),
  });
}

/** What the browser is told at its start, whoever starts it. */
export function launchArguments({
  extension,
  sandboxPort,
}: Pick<LaunchOptions, 'extension' | 'sandboxPort'>): string[] {
  // The last is PSA behind a proxy that puts its own name behind every host's.
  const hosts = ['psa.localhost', 'cw.localhost', 'wisepay.localhost', 'cw.localhost.proxy.localhost'];
  const rules = hosts.map((host) => `MAP ${host}:4600 127.0.0.1:${sandboxPort}`).join(', ');
  return [
    ...quiet,
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(sandboxPort === undefined ? [] : [`--host-resolver-rules=${rules}`]),
    ...(extension === null ? [] : loading(extension)),
  ];
}

function loading(extension: string): string[] {
  return [
    '--disable-background-networking',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ];
}
