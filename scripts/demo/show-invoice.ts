/** Opens a demo invoice in a browser with the extension, and keeps it open. */
import { once } from 'node:events';
import { hasDisplay, launchExtension } from '../browser/launch-extension.ts';

const invoice =
  'http://psa.localhost:4600/v2025_1/ConnectWise.aspx?locale=en_US&routeTo=InvoiceFV&recid=5101';

export interface ShowInvoiceOptions {
  readonly executablePath: string;
  /** Folder of the unpacked extension. */
  readonly extension: string;
  readonly sandboxPort: number;
  /** The text to print once the invoice is open. */
  readonly invitation: string;
}

/** Opens the invoice; resolves when the browser is closed, or when SIGINT or SIGTERM ends the process. */
export async function showInvoice({ invitation, ...options }: ShowInvoiceOptions): Promise<void> {
  const context = await launchExtension({ ...options, profile: '', headless: !hasDisplay() });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
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
