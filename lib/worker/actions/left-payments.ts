/** Going on without a terminal payment that does not end, and putting it away once it has. */

import type { ReadyView } from '../../protocol/views.ts';
import { hasEnded, terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import type { UncertainPayments } from '../invoices/uncertain-payments.ts';
import type { Journal } from '../operations/journal.ts';
import { answerOf } from '../operations/kept-answer.ts';
import type { Operations } from '../operations/operations.ts';
import type { Owner } from '../operations/owner.ts';

export interface LeftPaymentsOptions {
  readonly journal: Pick<Journal, 'list'>;
  readonly operations: Pick<Operations, 'dismiss'>;
  readonly uncertain: UncertainPayments;
}

/** Terminal payments go by WisePay's ids. What the view of this moment does not offer is not done. */
export interface LeftPayments {
  /** Follows the one on screen in the background from now on. */
  leave(owner: Owner, view: ReadyView, id: string): Promise<void>;
  /** Forgets one that was left, and what sent it. */
  dismiss(owner: Owner, view: ReadyView, id: string): Promise<void>;
}

export function createLeftPayments({ journal, operations, uncertain }: LeftPaymentsOptions): LeftPayments {
  return {
    async leave(owner, { terminalPayment }, id) {
      if (terminalPayment?.id === id && terminalPayment.doubt !== undefined) await uncertain.leave(owner, id);
    },

    async dismiss(owner, { leftPayments, leftElsewhere }, id) {
      const known = [...leftPayments, ...leftElsewhere.map(({ payment }) => payment)];
      const payment = known.find((each) => each.id === id);
      if (payment === undefined || !(hasEnded(payment) || payment.doubt === 'unconfirmed')) return;
      for (const intent of await journal.list()) {
        const isItsOwn =
          intent.kind === 'terminal_payment' && answerOf(intent, terminalPaymentSchema)?.id === id;
        if (isItsOwn) await operations.dismiss(intent.key);
      }
      await uncertain.forget(owner, id);
    },
  };
}
