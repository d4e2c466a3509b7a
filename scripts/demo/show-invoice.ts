/** Opens a demo invoice in a browser with the extension, and keeps it open. */
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { hasDisplay, launchExtension } from '../browser/launch-extension.ts';

const invoice =
  'http://psa.localhost:4600/v2025_1/ConnectWise.aspx?locale=en_US&routeTo=InvoiceFV&recid=5101';

export interface ShowInvoiceOptions {
  readonly executablePath: string;
  /** Folder of the unpacked extension. */
  readonly extension: string;
  readonly sandboxPort: number;
  /** Whether the extension reloads itself while the browser is open. */
  readonly reloads?: boolean;
  /** The text to print once the invoice is open. */
  readonly invitation: string;
}

/** Opens the invoice; resolves when the browser is closed, or when SIGINT or SIGTERM ends the process. */
export async function showInvoice({ invitation, reloads, ...options }: ShowInvoiceOptions): Promise<void> {
  const context = await launchExtension({ ...options, profile: '', headless: !hasDisplay() });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    if (reloads) await turnOnDeveloperMode(page);
    await page.goto(invoice);
    console.log(invitation);
    await Promise.race([
      context.waitForEvent('close', { timeout: 0 }),
      once(process, 'SIGINT'),
      once(process, 'SIGTERM'),
    ]);
  } finally {
    await context.close().catch(() => {});
  }
}

/** Without developer mode, Chromium disables an unpacked extension that reloads itself. */
async function turnOnDeveloperMode(page: Page): Promise<void> {
  await page.goto('chrome://extensions');
  await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
}
