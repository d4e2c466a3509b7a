/** The buttons for what can be done with the invoice; for what cannot, the reason where there is one to tell. */
import type { Ref } from 'preact';
import type { FormName } from '../lib/pod/drafts-message.ts';
import type { PanelState } from '../lib/pod/view-keeper.ts';
import type { ReadyView } from '../lib/pod/views.ts';
import type { Action } from '../lib/wisepay/schemas/invoice.ts';
import { hasEnded } from '../lib/wisepay/schemas/terminal-payment.ts';
import { ActionButton } from './ActionButton.tsx';
import { MoneyButton } from './MoneyButton.tsx';
import { isBlocked } from './operations/operation-facts.ts';
import { isRefundBlocked } from './refund/refundability.ts';
import { whyNoPayment } from './words/invoice-words.ts';

export interface ActionsProps {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  /** The button that opened the form that was closed last: it gets the focus back. */
  readonly openerRef: (form: FormName) => Ref<HTMLButtonElement>;
  onPay(): void;
  onOpenForm(form: FormName): void;
}

export function Actions({ view, busy, openerRef, onPay, onOpenForm }: ActionsProps) {
  const { invoice, operations, terminalPayment } = view;
  const { pay, terminal, remind, refund } = invoice.actions;
  const isOnTerminal = terminalPayment !== undefined && !hasEnded(terminalPayment);
  const isPaymentUncertain = isBlocked(operations, 'terminal_payment');
  const opener = (form: FormName) => ({ buttonRef: openerRef(form), onClick: () => onOpenForm(form) });
  return (
    <div class="actions">
      {pay.allowed ? (
        <MoneyButton
          label="Pay Invoice"
          kind="primary"
          busy={busy === 'pay'}
          disabled={isOnTerminal || isPaymentUncertain}
          onClick={onPay}
        />
      ) : (
        <p class="hint">{whyNoPayment(invoice.type, pay.reason)}</p>
      )}
      {isOnTerminal && pay.allowed && (
        <p class="hint">A payment is open on a terminal. Another one can be taken when it has ended.</p>
      )}
      {terminal.allowed && !isOnTerminal && (
        <ActionButton
          label="Send to Terminal"
          busy={busy === 'send_to_terminal'}
          disabled={isPaymentUncertain}
          {...opener('terminal')}
        />
      )}
      {isOffered(remind, ['cooldown', 'no_payer_account']) && (
        <ActionButton
          label="Re-send Reminder"
          busy={busy === 'remind'}
          disabled={isBlocked(operations, 'reminder')}
          {...opener('reminder')}
        />
      )}
      {isOffered(refund, invoice.payments.length > 0 ? ['nothing_refundable'] : []) && (
        <ActionButton
          label="Refund"
          busy={busy === 'refund'}
          disabled={isRefundBlocked(invoice.payments, operations)}
          {...opener('refund')}
        />
      )}
    </div>
  );
}

type Reason = Extract<Action, { allowed: false }>['reason'];

/** Whether there is something to see behind the button: what can be done, or why it cannot and what would help. */
function isOffered(action: Action, explained: readonly Reason[]): boolean {
  return action.allowed || explained.includes(action.reason);
}
