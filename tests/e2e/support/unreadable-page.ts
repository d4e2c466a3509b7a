import { namedOnlyIn, type PsaPage } from './psa-page.ts';

/** Opens invoice 5101 so that detection fails, with a fragment that cannot be read. */
export async function openUnreadable(psa: PsaPage): Promise<void> {
  await psa.openInvoice('5101', namedOnlyIn());
  await psa.waitForBanner('Invoice');
  await psa.page.evaluate(() => history.replaceState(history.state, '', `${location.href}#XQAACAzzzzzz`));
}
