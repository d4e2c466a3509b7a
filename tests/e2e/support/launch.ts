import type { BrowserContext } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { isHeaded, launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';

/** Starts a browser with an extension on a profile folder, for the sandbox at `port`. */
export async function launch(
  { port }: { readonly port: number },
  profile: string,
  extension = sandboxExtension,
): Promise<BrowserContext> {
  return launchExtension({
    executablePath: await findBrowser(),
    extension,
    profile,
    headless: !isHeaded,
    sandboxPort: port,
  });
}
