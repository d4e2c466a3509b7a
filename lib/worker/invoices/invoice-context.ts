/** From a PSA page to the invoice on it, as WisePay has it now. */
import { isWithoutAnswer, refused } from '../../errors.ts';
import { restrictInvoice } from '../../policy/restrict-invoice.ts';
import type { PodView } from '../../protocol/views.ts';
import { createRecentMap } from '../../recent-map.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import type { Client, InvoiceQuery, TaggedInvoice } from '../../wisepay/client.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { Operations } from '../operations/operations.ts';
import type { OperationContext } from '../operations/settle.ts';
import type { InvoicePage, SessionContext, WithSession } from '../session/session-context.ts';

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
  now: (api: string) => number,
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
  if (id !== onScreen) throw refused('other_invoice');
}

/**
 * Reads the invoice after a change; undefined if WisePay cannot be asked or does not say, so that what was done is
 * still shown.
 *
 * @throws {CodedError} `token_expired`
 */
export async function lookAgain(context: InvoiceContext): Promise<Invoice | undefined> {
  try {
    return await context.reload();
  } catch (error) {
    if (error instanceof ProblemError || isWithoutAnswer(error)) return undefined;
    throw error;
  }
}

/** More invoices than a technician has open at once; the one unused for longest is dropped first. */
const mostKept = 50;

/**
 * Finds the invoice on screen for any number of tabs. Asks the same question at the same time once, and asks for an
 * invoice that was seen before with its tag. In memory only: a new worker asks in full.
 */
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
