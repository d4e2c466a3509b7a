/**
 * Finds the invoice on screen for any number of tabs. Asks the same question at the same time once, and asks for an
 * invoice that was seen before with its tag. In memory only: a new worker asks in full.
 */

import { createRecentMap } from '../../recent-map.ts';
import type { Client, InvoiceQuery, TaggedInvoice } from '../../wisepay/client.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';

/** More invoices than a technician has open at once; the one unused for longest is dropped first. */
const mostKept = 50;

export interface InvoiceFinder {
  /**
   * The invoice as WisePay has it now.
   *
   * @param owner whose view it is, so that no user is shown what another one fetched
   * @param query how the page names the invoice; anything else in it is ignored
   * @param asksAnew asks in any case: a question already under way may be answered with the earlier state
   * @throws as `Client.findInvoice`
   */
  find(client: Client, owner: string, query: InvoiceQuery, asksAnew?: boolean): Promise<Invoice>;
}

/** Creates the finder of a worker, for all tabs. */
export function createInvoiceFinder(): InvoiceFinder {
  const kept = createRecentMap<string, TaggedInvoice>(mostKept);
  const underWay = new Map<string, Promise<TaggedInvoice>>();

  return {
    async find(client, owner, { host, company, recordId, number }, asksAnew = false) {
      const key = JSON.stringify([owner, host, company, recordId, number]);
      let asked = asksAnew ? undefined : underWay.get(key);
      if (asked === undefined) {
        const own = client.findInvoice({ host, company, recordId, number }, kept.get(key)).finally(() => {
          if (underWay.get(key) === own) underWay.delete(key);
        });
        asked = own;
        underWay.set(key, own);
      }
      const found = await asked;
      kept.set(key, found);
      return found.invoice;
    },
  };
}
