/** PSA on a company's own server: the sandbox under a host name that no package includes. */
import type { Page } from '@playwright/test';
import { invoiceAddress } from './psa-page.ts';

export const onPremiseHost = 'cw.localhost:4600';

/** Opens an invoice on that server by its deep link. */
export async function openOnPremiseInvoice(page: Page, recordId: string): Promise<void> {
  const url = new URL(invoiceAddress(recordId));
  url.host = onPremiseHost;
  await page.goto(url.href);
  await page.locator('.cw_BannerView .detailLabel').first().waitFor();
}
