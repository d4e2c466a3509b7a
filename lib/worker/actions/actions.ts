/** The actions that move money or send an email: each becomes an intent, is carried out, and yields the new view. */
import { CodedError } from '../../errors.ts';
import type { PanelMessage } from '../../protocol/panel-messages.ts';
import { isAcknowledged } from '../../protocol/scheduled-payment.ts';
import { reportDefect } from '../../report-defect.ts';
import type { InvoiceContext } from '../invoices/invoice-context.ts';
import { requireOnScreen } from '../invoices/invoice-context.ts';
import type { UncertainPayments } from '../invoices/uncertain-payments.ts';
import type { Intent, NewIntent } from '../operations/intent.ts';
import type { Journal } from '../operations/journal.ts';
import type { Operations } from '../operations/operations.ts';
import { newReminder, newTerminalCancel, newTerminalPayment } from './new-intents.ts';
import { requireAllowed, requireCooledDown } from './policy-refusals.ts';
import { createRefundReviews } from './refund-review.ts';
import { requireNoneUnnoticed } from './uncertain-payment-refusal.ts';

/** The messages that become intents. */
export type ActionMessage = Extract<
  PanelMessage,
  { kind: 'pod.send_to_terminal' | 'pod.cancel_terminal_payment' | 'pod.refund' | 'pod.remind' }
>;

export interface ActionsOptions {
  readonly journal: Journal;
  readonly operations: Operations;
  readonly uncertain: Pick<UncertainPayments, 'list'>;
  /** Remembers WisePay's id of the terminal that was used last in this browser. */
  writeLastTerminal(terminalId: string): Promise<void>;
}

/** What came of either is in the journal. */
export interface Actions {
  /**
   * Carries out what a message asks for.
   *
   * @throws {CodedError} `refused` before anything is written down; `token_expired`, after which the same call with a fresh
   *   token goes on; `no_invoice` where its key is another owner's
   */
  perform(context: InvoiceContext, message: ActionMessage): Promise<void>;
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
   * A message may come twice, when the worker died over the first. What is in the journal then is what was sent, and
   * is gone on with as it stands there; the invoice may long show its effect, so nothing is checked anew.
   */
  async function carryOut(
    context: InvoiceContext,
    { intentId, invoiceId }: Exclude<ActionMessage, { kind: 'pod.refund' }>,
    makeIntent: () => NewIntent,
  ): Promise<Intent> {
    const known = await journal.find(intentId);
    if (known === undefined) requireOnScreen(context.invoice, invoiceId);
    return operations.perform(context, known ?? makeIntent());
  }

  /** A convenience: that it cannot be remembered must not make a charge seem to have failed. */
  async function remember(terminalId: string, { state }: Intent): Promise<void> {
    if (state.name !== 'refused') await writeLastTerminal(terminalId).catch(reportDefect);
  }

  return {
    async perform(context, message) {
      const { invoice, policy } = context;
      switch (message.kind) {
        case 'pod.send_to_terminal': {
          const noted = await uncertain.list(context.owner);
          const intent = await carryOut(context, message, () => {
            requireAllowed(policy, 'terminal');
            // Scheduled, or for another day, since the person saw the invoice: they have to be warned first.
            if (!isAcknowledged(invoice.scheduledPayment, message.acknowledged)) {
              throw new CodedError('refused', { problemCode: 'invoice_changed' });
            }
            requireNoneUnnoticed(invoice, noted, message.acknowledgedPayments);
            return newTerminalPayment(invoice, message);
          });
          await remember(message.terminalId, intent);
          break;
        }
        case 'pod.cancel_terminal_payment':
          await carryOut(context, message, () => newTerminalCancel(invoice, message));
          break;
        case 'pod.refund':
          await refunds.perform(context, message);
          break;
        case 'pod.remind':
          await carryOut(context, message, () => {
            requireAllowed(policy, 'remind');
            requireCooledDown(invoice);
            return newReminder(invoice, message);
          });
      }
    },

    resume: refunds.resume,
  };
}
