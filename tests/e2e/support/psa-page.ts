/** The PSA client in a tab, as a person uses it. */
import type { Page } from '@playwright/test';

/** Where the sandbox build knows PSA; the browser maps it to the sandbox's real port. */
const client = 'http://psa.localhost:4600/v2025_1/ConnectWise.aspx';

export class PsaPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens an invoice by its deep link; `options` are the sandbox's switches for this page. */
  async openInvoice(recordId: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const query = new URLSearchParams({ locale: 'en_US', routeTo: 'InvoiceFV', recid: recordId });
    for (const [name, value] of Object.entries(options)) query.set(`sandbox.${name}`, value);
    await this.page.goto(`${client}?${query}`);
  }

  /** Opens the invoice search. */
  async openInvoiceSearch(): Promise<void> {
    await this.page.goto('http://psa.localhost:4600/');
  }
}
