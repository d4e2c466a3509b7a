/** Starts a Chromium with an unpacked extension, or with those that an administrator's policy installs. */
import { type BrowserContext, chromium } from '@playwright/test';

export interface LaunchOptions {
  readonly executablePath: string;
  /** Folder of the unpacked extension; null for only those that a policy installs. */
  readonly extension: string | null;
  /** Profile folder; empty text for a temporary one. */
  readonly profile: string;
  readonly headless: boolean;
  /**
   * The sandbox's real port: the sandbox build looks for the sandbox on port 4600, and the browser is told where that
   * is.
   */
  readonly sandboxPort?: number;
  /** The window's size, and without a display the page's too, in CSS px; by default the page's is 1280 × 800. */
  readonly size?: { readonly width: number; readonly height: number };
}

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-component-update',
  '--disable-sync',
];

/** Root cannot use Chromium's own sandbox; this is for test machines, which show only the tests' pages. */
const isRoot = process.getuid?.() === 0;

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

/** Whether tests show their browsers: `HEADED=1`, or `PWDEBUG=1`, which also stops at every step. */
export const isHeaded = process.env['HEADED'] === '1' || process.env['PWDEBUG'] === '1';

/** Starts the browser; closing the context ends it. */
export function launchExtension(options: LaunchOptions): Promise<BrowserContext> {
  const { executablePath, profile, headless, size } = options;
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? (size ?? { width: 1280, height: 800 }) : null,
    locale: 'en-US',
    // Playwright's own arguments. With the second one, the browser would not fetch what the policy installs.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    args: [
      ...launchArguments(options),
      ...(size === undefined ? [] : [`--window-size=${size.width},${size.height}`]),
    ],
  });
}

/** The browser's command-line arguments, for every way to start it. */
export function launchArguments({
  extension,
  sandboxPort,
}: Pick<LaunchOptions, 'extension' | 'sandboxPort'>): string[] {
  // The last is PSA behind a proxy that appends its own name to every host name.
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
