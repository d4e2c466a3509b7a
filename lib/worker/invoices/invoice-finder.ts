/**
 * Finds the invoice on screen for any number of tabs: the same question at the same time is asked once, and an
 * invoice that was seen before is asked for with its tag. Memory only: a new worker simply asks in full.
 */

import { createRecentMap } from '../../recent-map.ts';
import type { Client, InvoiceQuery, TaggedInvoice } from '../../wisepay/client.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';

/** More invoices than a technician has open at once; the longest unused goes first. */
const mostKept = 50;

export interface InvoiceFinder {
  /**
   * The invoice as WisePay has it now.
   *
   * @param owner tells whose view it is, so that nobody is ever shown what another person fetched
   * @param query what the page calls the invoice; anything else in it is left out
   * @param asksAnew asks in any case: a question that is already on its way may be answered with what was before
   * @throws as `Client.findInvoice`
   */
  find(client: Client, owner: string, query: InvoiceQuery, asksAnew?: boolean): Promise<Invoice>;
}

/** One for a worker, and for all of its tabs. */
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
