/** Starts a Chromium that runs an unpacked extension. */
import { type BrowserContext, chromium } from '@playwright/test';

export interface LaunchOptions {
  readonly executablePath: string;
  /** Folder of the unpacked extension. */
  readonly extension: string;
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
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Root cannot use Chromium's own sandbox; this is for test machines, which show nothing but the test's pages. */
const isRoot = process.getuid?.() === 0;

/** Starts the browser; closing the context ends it. */
export function launchExtension(options: LaunchOptions): Promise<BrowserContext> {
  const { executablePath, extension, profile, headless, sandboxPort } = options;
  const hosts = ['psa.localhost', 'wisepay.localhost'];
  const rules = hosts.map((host) => `MAP ${host}:4600 127.0.0.1:${sandboxPort}`).join(', ');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    locale: 'en-US',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...quiet,
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(sandboxPort === undefined ? [] : [`--host-resolver-rules=${rules}`]),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
}
