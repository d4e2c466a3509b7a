/** Waits for updates of an invoice: from the browser's tabs, and from WisePay about what it has under way. */
import type { Client } from '../../wisepay/client.ts';
import type { Refund } from '../../wisepay/schemas/payment.ts';
import { hasEnded, type TerminalPayment } from '../../wisepay/schemas/terminal-payment.ts';
import type { InvoicePage } from '../session/session-context.ts';
import { longestWatchMs } from '../tabs/payment-screens.ts';
import type { TabRevision } from '../tabs/tab-changes.ts';
import type { Worker } from './worker.ts';

/** What the last view of a panel had under way. */
export interface UnderWay {
  /** WisePay's ID of the invoice. */
  readonly invoiceId: string;
  /** The revision from before that view's look at the tabs. */
  readonly seenTabsAt: TabRevision;
  /** A terminal payment without an outcome yet. */
  readonly terminalPayment: TerminalPayment | undefined;
  /** In how many ms something on a terminal is overdue, which is an update as well. */
  readonly overdueInMs: number | undefined;
  /** A refund that has not settled at the gateway. */
  readonly refund: Refund | undefined;
  /** Whether an intent's outcome is unknown, or the invoice could not be read: asked for again soon. */
  readonly hasOpenIntent: boolean;
}

/** How long to wait before an unknown outcome is asked for again, in ms. */
const askAgainMs = 2_000;

/**
 * Resolves once the view may have changed, after about 25 s at the latest; never rejects.
 *
 * @param tabId the browser's ID of the tab with the invoice
 */
export async function waitForUpdate(
  { withSession, screens, wait }: Pick<Worker, 'withSession' | 'screens' | 'wait'>,
  page: InvoicePage,
  tabId: number,
  underWay: UnderWay,
): Promise<void> {
  const tabs = screens.nextChange(tabId, underWay.invoiceId, underWay.seenTabsAt);
  const sources = [tabs];
  // Otherwise the wait for the tabs ends first, and the panel asks again.
  if (underWay.overdueInMs !== undefined && underWay.overdueInMs < longestWatchMs) {
    sources.push(wait(underWay.overdueInMs));
  }
  if (underWay.hasOpenIntent) {
    // Soon enough; a long request besides would outlive the answer, and pile up.
    sources.push(wait(askAgainMs));
  } else if (isFollowed(underWay)) {
    // A failed request is not an update; then the wait for the tabs is the limit.
    const asked = withSession(page, async ({ client }) => {
      // An answer without an update, however soon it comes, must not make the panel ask without a pause.
      if (!(await ask(client, underWay))) await wait(askAgainMs);
      return true;
    }).catch(() => null);
    sources.push(asked.then((answer) => (answer === null ? tabs : undefined)));
  }
  await Promise.race(sources);
}

function isFollowed({ terminalPayment, refund }: UnderWay): boolean {
  return (terminalPayment !== undefined && !hasEnded(terminalPayment)) || refund !== undefined;
}

/** Asks for a version after the known one; returns whether there is one. */
async function ask(client: Client, { terminalPayment, refund }: UnderWay): Promise<boolean> {
  if (terminalPayment !== undefined && !hasEnded(terminalPayment)) {
    const { id, version } = terminalPayment;
    return (await client.getTerminalPayment(id, version)).version !== version;
  }
  if (refund === undefined) return false;
  return (await client.getRefund(refund.id, refund.version)).version !== refund.version;
}
