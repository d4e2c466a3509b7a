/** From a PSA page to the invoice on it, as WisePay has it at this moment. */
import type { Operations } from '../../../operations/operations.ts';
import type { Wire } from '../../../operations/settle.ts';
import { restrictInvoice } from '../../../policy/restrict-invoice.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';
import type { PodView } from '../../contract/views.ts';
import type { Entrance, Entry, InvoicePage } from './entrance.ts';
import { createInvoiceFinder } from './invoice-finder.ts';

/** What lies behind the gate. */
export interface Admitted extends Entry {
  /** What the person's intents are sent with. */
  readonly wire: Wire;
  /** As the administrator's policy leaves it. */
  readonly invoice: Invoice;
  /**
   * The invoice once more, after something was done with it.
   *
   * @throws {ProblemError} where WisePay does not find it any more
   * @throws {CodedError} when WisePay cannot be asked
   */
  reload(): Promise<Invoice>;
}

/**
 * Lets the person at `page` through to the invoice, or gives the view that says why not. What an earlier worker left
 * open is settled first, so that the invoice is already what became of it. `use` must be safe to repeat.
 *
 * @throws {CodedError} as {@link Entrance}
 */
export type Gate = (page: InvoicePage, use: (admitted: Admitted) => Promise<PodView>) => Promise<PodView>;

/** @param now the time in ms since 1970, as the API has it whose base address it is given */
export function createGate(
  enter: Entrance,
  operations: Pick<Operations, 'recover'>,
  now: (api: string) => number = () => Date.now(),
): Gate {
  const invoices = createInvoiceFinder();

  return (page, use) =>
    enter(page, async (entry) => {
      const { client, owner, policy } = entry;
      const wire: Wire = { owner, submit: client.submit, findOperation: client.findOperation };
      await operations.recover(wire);
      const find = async (asksAnew: boolean) => {
        const invoice = await invoices.find(client, JSON.stringify(owner), page.invoice, asksAnew);
        return restrictInvoice(invoice, policy, now(entry.endpoints.api));
      };
      return use({ ...entry, wire, invoice: await find(false), reload: () => find(true) });
    });
}
