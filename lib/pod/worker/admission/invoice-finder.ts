/**
 * Finds the invoice on screen for any number of tabs: the same question at the same time is asked once, and an
 * invoice that was seen before is asked for with its tag. Memory only: a new worker simply asks in full.
 */
import type { Client, InvoiceQuery, TaggedInvoice } from '../../../wisepay/client.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';

/** More than a technician has open at once; the longest unused goes first. */
const mostKept = 50;

export interface InvoiceFinder {
  /**
   * @param owner tells whose view it is, so that nobody is ever shown what another person fetched
   * @param asksAnew asks in any case: a question that is already on its way may be answered with what was before
   * @throws as `Client.findInvoice`
   */
  find(client: Client, owner: string, query: InvoiceQuery, asksAnew?: boolean): Promise<Invoice>;
}

export function createInvoiceFinder(): InvoiceFinder {
  const kept = new Map<string, TaggedInvoice>();
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
      kept.delete(key);
      kept.set(key, found);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return found.invoice;
    },
  };
}
