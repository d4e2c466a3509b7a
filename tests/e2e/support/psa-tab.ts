/** A tab with PSA in it, and the POD on that. */
import type { BrowserContext, Page } from '@playwright/test';
import { seedInvoices } from '#sandbox/seed/invoices.ts';
import { PodPage } from './pod-page.ts';
import { PsaPage, type PsaSwitches } from './psa-page.ts';

export interface PsaTab {
  readonly psa: PsaPage;
  readonly pod: PodPage;
}

const tabOf = (page: Page): PsaTab => ({ psa: new PsaPage(page), pod: new PodPage(page) });

/** The tab that a browser has when it is started. */
export async function firstTab(context: BrowserContext): Promise<PsaTab> {
  return tabOf(context.pages()[0] ?? (await context.newPage()));
}

/** One more tab, in front of the others. */
export async function newTab(context: BrowserContext): Promise<PsaTab> {
  return tabOf(await context.newPage());
}

/**
 * Opens an invoice that WisePay has, and waits until the panel shows it to somebody who may see it: its company's name
 * is the same in every language.
 */
export async function openInvoiceIn(
  { psa, pod }: PsaTab,
  recordId: string,
  switches?: PsaSwitches,
): Promise<void> {
  const invoice = seedInvoices.find((each) => each.recordId === recordId);
  if (invoice === undefined) throw new Error(`The sandbox has no invoice ${recordId}.`);
  await psa.openInvoice(recordId, switches);
  await pod.expectText(invoice.company);
}
