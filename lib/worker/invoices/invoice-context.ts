/** From a PSA page to the invoice on it, as WisePay has it now. */
import { CodedError } from '../../errors.ts';
import { restrictInvoice } from '../../policy/restrict-invoice.ts';
import type { PodView } from '../../protocol/views.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { Operations } from '../operations/operations.ts';
import type { OperationContext } from '../operations/settle.ts';
import type { InvoicePage, SessionContext, WithSession } from '../session/session-context.ts';
import { createInvoiceFinder } from './invoice-finder.ts';

/** What an action on the page's invoice works with. */
export interface InvoiceContext extends SessionContext, OperationContext {
  /** As the administrator's policy restricts it. */
  readonly invoice: Invoice;
  /**
   * Reads the invoice again, after an action.
   *
   * @throws {ProblemError} if WisePay no longer finds it
   * @throws {CodedError} if WisePay cannot be asked
   */
  reload(): Promise<Invoice>;
}

/**
 * Runs `use` for the signed-in user on the invoice of `page`, or returns the view that says why it cannot. Settles what
 * an earlier worker left open first, so that the invoice already shows the outcome. `use` must be safe to repeat.
 *
 * @throws {CodedError} as {@link WithSession}
 */
export type WithInvoice = (
  page: InvoicePage,
  use: (context: InvoiceContext) => Promise<PodView>,
) => Promise<PodView>;

/** @param now the time in ms since 1970, by the clock of the API with the given base address */
export function createWithInvoice(
  withSession: WithSession,
  operations: Pick<Operations, 'recover'>,
  now: (api: string) => number = () => Date.now(),
): WithInvoice {
  const invoices = createInvoiceFinder();

  return (page, use) =>
    withSession(page, async (session) => {
      const { client, owner, policy, endpoints } = session;
      const { submit, findOperation } = client;
      await operations.recover({ owner, submit, findOperation });
      const find = async (asksAnew: boolean) => {
        const invoice = await invoices.find(client, JSON.stringify(owner), page.invoice, asksAnew);
        return restrictInvoice(invoice, policy, now(endpoints.api));
      };
      return use({
        ...session,
        submit,
        findOperation,
        invoice: await find(false),
        reload: () => find(true),
      });
    });
}

/**
 * A click on one invoice must not move the money of another: the page's number may mean another one by now.
 *
 * @param invoice the one that WisePay finds for the page now
 * @param onScreen WisePay's ID of the invoice that the user saw; undefined if the message does not say
 * @throws {CodedError} `refused` with `other_invoice`
 */
export function requireOnScreen({ id }: Pick<Invoice, 'id'>, onScreen: string | undefined): void {
  if (id !== onScreen) throw new CodedError('refused', { problemCode: 'other_invoice' });
}
