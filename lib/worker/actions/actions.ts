/** The actions that move money or send an email: each becomes an intent, and is carried out once. */
import type { Money } from '../../money/money.ts';
import { needsOutside } from '../../protocol/confirm-outside.ts';
import type { PanelMessage } from '../../protocol/panel-messages.ts';
import { reportDefect } from '../../report-defect.ts';
import type { InvoiceContext } from '../invoices/invoice-context.ts';
import { requireOnScreen } from '../invoices/invoice-context.ts';
import type { UncertainPayments } from '../invoices/uncertain-payments.ts';
import type { Intent, NewIntent } from '../operations/intent.ts';
import type { Journal } from '../operations/journal.ts';
import type { Operations } from '../operations/operations.ts';
import { refused } from './policy-refusals.ts';
import { refundAmountOf } from './refund.ts';
import { createRefundReviews } from './refund-review.ts';
import { remind } from './remind.ts';
import { terminal } from './terminal.ts';
import { newTerminalCancel } from './terminal-cancel.ts';

/** The messages that become intents. */
export type ActionMessage = Extract<
  PanelMessage,
  { kind: 'pod.terminal' | 'pod.terminal_cancel' | 'pod.refund' | 'pod.remind' }
>;

/** The intents that a message asks for. */
export function intentIdsOf(message: ActionMessage): string[] {
  return message.kind === 'pod.refund' ? message.refunds.map(({ intentId }) => intentId) : [message.intentId];
}

/** Where a panel is: in PSA's page, or in the extension's own window. */
export type PanelPlace = 'page' | 'window';

export interface ActionsOptions {
  readonly journal: Journal;
  readonly operations: Operations;
  readonly uncertain: Pick<UncertainPayments, 'list'>;
  /** Remembers WisePay's id of the terminal that was used last in this browser. */
  writeLastTerminal(terminalId: string): Promise<void>;
}

/** The outcome of either is in the journal. */
export interface Actions {
  /**
   * Carries out what a message asks for.
   *
   * @param place the page, unless the panel is known to be in the window
   * @throws {CodedError} `refused` before anything is written down; `token_expired`, after which the same call with a
   *   fresh token goes on; `no_invoice` where its key is another owner's
   */
  perform(context: InvoiceContext, message: ActionMessage, place?: PanelPlace): Promise<void>;
  /**
   * Goes on with an intent that waits for the person to sign in again, once they have. Does nothing with any other.
   *
   * @throws {CodedError} `token_expired`: as above
   */
  resume(context: InvoiceContext, intentId: string): Promise<void>;
}

/** Makes the actions of one worker; all that lasts is in the journal. */
export function createActions({
  journal,
  operations,
  uncertain,
  writeLastTerminal,
}: ActionsOptions): Actions {
  const refunds = createRefundReviews({ journal, operations });

  /**
   * A message may come twice, when the worker died over the first. The journal then has what was sent, and that goes on
   * as it stands there; the invoice may show its effect already, so nothing is checked again.
   */
  async function carryOut(
    context: InvoiceContext,
    { intentId, invoiceId }: Exclude<ActionMessage, { kind: 'pod.refund' }>,
    newIntent: () => NewIntent | Promise<NewIntent>,
  ): Promise<Intent> {
    const known = await journal.find(intentId);
    if (known === undefined) requireOnScreen(context.invoice, invoiceId);
    return operations.perform(context, known ?? (await newIntent()));
  }

  /** A convenience: that it cannot be remembered must not make a charge seem to have failed. */
  async function remember(terminalId: string, { state }: Intent): Promise<void> {
    if (state.name !== 'refused') await writeLastTerminal(terminalId).catch(reportDefect);
  }

  return {
    async perform(context, message, place = 'page') {
      /** Keeps a page from the last steps that the administrator wants taken outside it. */
      function requirePlace(amount: Money | null): void {
        if (place === 'page' && needsOutside(context.policy.confirmOutside, amount)) {
          throw refused('confirm_outside');
        }
      }
      switch (message.kind) {
        case 'pod.terminal': {
          requirePlace(terminal.amountOf(message));
          const newIntent = () => terminal.newIntent(context, message, uncertain);
          await remember(message.terminalId, await carryOut(context, message, newIntent));
          break;
        }
        case 'pod.terminal_cancel':
          await carryOut(context, message, () => newTerminalCancel(context.invoice, message));
          break;
        case 'pod.remind':
          requirePlace(remind.amountOf(message));
          await carryOut(context, message, () => remind.newIntent(context, message, uncertain));
          break;
        case 'pod.refund':
          requirePlace(refundAmountOf(message, context.invoice));
          await refunds.perform(context, message);
      }
    },

    resume: refunds.resume,
  };
}
