/** Waits for news of an invoice: from the browser's tabs, and from WisePay about what it has under way. */
import type { Client } from '../../wisepay/client.ts';
import type { Refund } from '../../wisepay/schemas/payment.ts';
import { hasEnded, type TerminalPayment } from '../../wisepay/schemas/terminal-payment.ts';
import type { InvoicePage, WithSession } from '../session/session-context.ts';
import { longestWatchMs, type PaymentScreens } from '../tabs/payment-screens.ts';
import type { TabRevision } from '../tabs/tab-changes.ts';

/** What the last view of a panel had under way. */
export interface UnderWay {
  /** WisePay's id of the invoice. */
  readonly invoiceId: string;
  /** From before that view's look at the tabs. */
  readonly seenTabsAt: TabRevision;
  /** One whose outcome is still to come. */
  readonly terminalPayment: TerminalPayment | undefined;
  /** In how many ms something on a terminal has taken too long, which is news as well. */
  readonly overdueInMs: number | undefined;
  /** One whose outcome the gateway still owes. */
  readonly refund: Refund | undefined;
  /** An intent whose outcome is not known, or an invoice that could not be looked at: asked for again soon. */
  readonly hasOpenIntent: boolean;
}

/** How long to wait before an unknown outcome is asked for again, in ms. */
const askAgainMs = 2_000;

export interface WaitForUpdateOptions {
  readonly withSession: WithSession;
  readonly screens: PaymentScreens;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
}

/**
 * Resolves when the view may have changed, after about 25 s at the latest; never rejects. Tabs go by their browser's ids.
 */
export type WaitForUpdate = (page: InvoicePage, tabId: number, underWay: UnderWay) => Promise<void>;

export function createWaitForUpdate({ withSession, screens, wait }: WaitForUpdateOptions): WaitForUpdate {
  return async (page, tabId, underWay) => {
    const tabs = screens.nextChange(tabId, underWay.invoiceId, underWay.seenTabsAt);
    const sources = [tabs];
    // Later than that the tabs' own end comes first, and asks again.
    if (underWay.overdueInMs !== undefined && underWay.overdueInMs < longestWatchMs) {
      sources.push(wait(underWay.overdueInMs));
    }
    if (underWay.hasOpenIntent) {
      // Soon enough; a long question besides would outlive the answer, and pile up.
      sources.push(wait(askAgainMs));
    } else if (isFollowed(underWay)) {
      // A question that fails is no news; the tabs' own end is the latest then.
      const asked = withSession(page, async ({ client }) => {
        // An answer that tells nothing new, however soon it comes, must not have the panel ask without a pause.
        if (!(await ask(client, underWay))) await wait(askAgainMs);
        return true;
      }).catch(() => null);
      sources.push(asked.then((answer) => (answer === null ? tabs : undefined)));
    }
    await Promise.race(sources);
  };
}

function isFollowed({ terminalPayment, refund }: UnderWay): boolean {
  return (terminalPayment !== undefined && !hasEnded(terminalPayment)) || refund !== undefined;
}

/** Asks for what comes after the version that is known; whether it is another one. */
async function ask(client: Client, { terminalPayment, refund }: UnderWay): Promise<boolean> {
  if (terminalPayment !== undefined && !hasEnded(terminalPayment)) {
    const { id, version } = terminalPayment;
    return (await client.getTerminalPayment(id, version)).version !== version;
  }
  if (refund === undefined) return false;
  return (await client.getRefund(refund.id, refund.version)).version !== refund.version;
}
