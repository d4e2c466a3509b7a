/** The actions that move money or send an email: each becomes an intent, is carried out, and yields the new view. */
import { CodedError } from '../../../errors.ts';
import type { Intent, Wish } from '../../../operations/intent.ts';
import type { Journal } from '../../../operations/journal.ts';
import type { Operations } from '../../../operations/operations.ts';
import { reportDefect } from '../../../report-defect.ts';
import type { PanelMessage } from '../../contract/messages.ts';
import { isAcknowledged } from '../../contract/scheduled-payment.ts';
import type { Admitted } from '../admission/gate.ts';
import { requireOnScreen } from '../admission/invoice-on-screen.ts';
import { requireAllowed, requireCooledDown } from './policy-refusals.ts';
import { createRefundReviews } from './refund-review.ts';
import { requireNoneUnnoticed } from './uncertain-payment-refusal.ts';
import type { UncertainPayments } from './uncertain-payments.ts';
import { reminderWish, terminalCancelWish, terminalPaymentWish } from './wishes.ts';

/** The messages that become intents. */
export type MoneyMessage = Extract<
  PanelMessage,
  { kind: 'pod.send_to_terminal' | 'pod.cancel_terminal_payment' | 'pod.refund' | 'pod.remind' }
>;

export interface MoneyActionsParts {
  readonly journal: Journal;
  readonly operations: Operations;
  readonly uncertain: Pick<UncertainPayments, 'list'>;
  /** Remembers WisePay's id of the terminal that was used last in this browser. */
  writeLastTerminal(terminalId: string): Promise<void>;
}

/** What came of either is in the journal. */
export interface MoneyActions {
  /**
   * Carries out what a message asks for.
   *
   * @throws {CodedError} `refused` before anything is written down; `token_expired`, after which the same call with a fresh
   *   token goes on; `no_invoice` where its key is another owner's
   */
  perform(admitted: Admitted, message: MoneyMessage): Promise<void>;
  /**
   * Goes on with an intent that waits for the person to sign in again, once they have. Does nothing with any other.
   *
   * @throws {CodedError} `token_expired`: as above
   */
  resume(admitted: Admitted, intentId: string): Promise<void>;
}

/** Makes the actions of one worker; all that lasts is in the journal. */
export function createMoneyActions({
  journal,
  operations,
  uncertain,
  writeLastTerminal,
}: MoneyActionsParts): MoneyActions {
  const refunds = createRefundReviews({ journal, operations });

  /**
   * A message may come twice, when the worker died over the first. What is in the journal then is what was sent, and
   * is gone on with as it stands there; the invoice may long show its effect, so nothing is checked anew.
   */
  async function carryOut(
    { wire, invoice }: Admitted,
    { intentId, invoiceId }: Exclude<MoneyMessage, { kind: 'pod.refund' }>,
    makeWish: () => Wish,
  ): Promise<Intent> {
    const known = await journal.find(intentId);
    if (known === undefined) requireOnScreen(invoice, invoiceId);
    return operations.perform(wire, known ?? makeWish());
  }

  /** A convenience: that it cannot be remembered must not make a charge seem to have failed. */
  async function remember(terminalId: string, { state }: Intent): Promise<void> {
    if (state.name !== 'refused') await writeLastTerminal(terminalId).catch(reportDefect);
  }

  return {
    async perform(admitted, message) {
      const { invoice, policy } = admitted;
      switch (message.kind) {
        case 'pod.send_to_terminal': {
          const noted = await uncertain.list(admitted.owner);
          const intent = await carryOut(admitted, message, () => {
            requireAllowed(policy, 'terminal');
            // Scheduled, or for another day, since the person saw the invoice: they have to be warned first.
            if (!isAcknowledged(invoice.scheduledPayment, message.acknowledged)) {
              throw new CodedError('refused', { problemCode: 'invoice_changed' });
            }
            requireNoneUnnoticed(invoice, noted, message.acknowledgedPayments);
            return terminalPaymentWish(invoice, message);
          });
          await remember(message.terminalId, intent);
          break;
        }
        case 'pod.cancel_terminal_payment':
          await carryOut(admitted, message, () => terminalCancelWish(invoice, message));
          break;
        case 'pod.refund':
          await refunds.perform(admitted, message);
          break;
        case 'pod.remind':
          await carryOut(admitted, message, () => {
            requireAllowed(policy, 'remind');
            requireCooledDown(invoice);
            return reminderWish(invoice, message);
          });
      }
    },

    resume: refunds.resume,
  };
}
