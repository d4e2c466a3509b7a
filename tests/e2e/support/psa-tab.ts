/** A tab with PSA and the POD. */
import type { BrowserContext, Page } from '@playwright/test';
import { seedInvoices } from '#sandbox/seed/invoices.ts';
import { PodPage } from './pod-page.ts';
import { PsaPage, type PsaSwitches } from './psa-page.ts';

export interface PsaTab {
  readonly psa: PsaPage;
  readonly pod: PodPage;
}

const tabOf = (page: Page): PsaTab => ({ psa: new PsaPage(page), pod: new PodPage(page) });

/** The tab that a browser opens at its start. */
export async function firstTab(context: BrowserContext): Promise<PsaTab> {
  return tabOf(context.pages()[0] ?? (await context.newPage()));
}

/** Opens another tab, in front of the others. */
export async function newTab(context: BrowserContext): Promise<PsaTab> {
  return tabOf(await context.newPage());
}

/**
 * Opens an invoice that WisePay knows, and waits until the panel shows the company's name, which is the same in every
 * language. The person must be allowed to see the invoice.
 */
export async function openInvoiceIn(
  { psa, pod }: PsaTab,
  recordId: string,
  switches?: PsaSwitches,
): Promise<void> {
  const invoice = seedInvoices.find((each) => each.recordId === recordId);
  if (invoice === undefined) throw new Error(`The sandbox has no invoice ${recordId}.`);
  await psa.openInvoice(recordId, switches);
  await pod.openIfQuiet();
  await pod.expectText(invoice.company);
}
