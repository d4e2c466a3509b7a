import type { BrowserContext } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { isHeaded, launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';

/** Starts a browser with the extension on a profile. */
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
