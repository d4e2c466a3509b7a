import { namedOnlyIn, type PsaPage } from './psa-page.ts';

/** Opens the invoice 5101 where detection fails, with a fragment that nobody can read. */
export async function openUnreadable(psa: PsaPage): Promise<void> {
  await psa.openInvoice('5101', namedOnlyIn());
  await psa.waitForBanner('Invoice');
  await psa.page.evaluate(() => history.replaceState(history.state, '', `${location.href}#XQAACAzzzzzz`));
}
