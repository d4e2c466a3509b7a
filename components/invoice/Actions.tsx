/** The buttons for what can be done with the invoice; for what cannot, the reason where there is one to tell. */
import type { ComponentChildren, Ref } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { FormName } from '../../lib/pod/contract/drafts-message.ts';
import { isBlocked } from '../../lib/pod/contract/operation-facts.ts';
import { isHeldBack, isOnTerminal } from '../../lib/pod/contract/payability.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import type { PanelState } from '../../lib/pod/controllers/view-keeper.ts';
import type { Action } from '../../lib/wisepay/schemas/invoice.ts';
import { ActionButton } from '../basics/ActionButton.tsx';
import { isRefundBlocked } from '../refund/refundability.ts';
import { whyNoPayment } from '../words/invoice-words.ts';

export interface ActionsProps {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  /** The button that opened the form that was closed last: it gets the focus back. */
  readonly openerRef: (form: FormName) => Ref<HTMLButtonElement>;
  onPay(): void;
  onOpenForm(form: FormName): void;
  /** What else there is beside the buttons. */
  readonly children?: ComponentChildren;
}

export function Actions({ view, busy, openerRef, onPay, onOpenForm, children }: ActionsProps) {
  const { invoice, operations } = view;
  const { pay, terminal, remind, refund } = invoice.actions;
  const payButton = { kind: 'primary', busy: busy === 'pay', disabled: isHeldBack(view) } as const;
  const opener = (form: FormName) => ({ buttonRef: openerRef(form), onClick: () => onOpenForm(form) });
  return (
    <div class="actions">
      {!pay.allowed && <p class="hint">{whyNoPayment(invoice.type, pay.reason)}</p>}
      {pay.allowed && invoice.scheduledPayment === undefined && (
        <ActionButton label={t('actions.pay')} {...payButton} onClick={onPay} />
      )}
      {pay.allowed && invoice.scheduledPayment !== undefined && (
        <ActionButton label={t('actions.pay')} {...payButton} {...opener('pay')} />
      )}
      {pay.allowed && isOnTerminal(view) && <p class="hint">{t('actions.onTerminal')}</p>}
      {terminal.allowed && !isOnTerminal(view) && (
        <ActionButton
          label={t('actions.terminal')}
          busy={busy === 'send_to_terminal'}
          disabled={isHeldBack(view)}
          {...opener('terminal')}
        />
      )}
      {isOffered(remind, ['cooldown', 'no_payer_account']) && (
        <ActionButton
          label={t('actions.remind')}
          busy={busy === 'remind'}
          disabled={isBlocked(operations, 'reminder')}
          {...opener('reminder')}
        />
      )}
      {isOffered(refund, invoice.payments.length > 0 ? ['nothing_refundable'] : []) && (
        <ActionButton
          label={t('actions.refund')}
          busy={busy === 'refund'}
          disabled={isRefundBlocked(invoice.payments, operations)}
          {...opener('refund')}
        />
      )}
      {children}
    </div>
  );
}

type Reason = Extract<Action, { allowed: false }>['reason'];

/** Whether there is something to see behind the button: what can be done, or why it cannot and what would help. */
function isOffered(action: Action, explained: readonly Reason[]): boolean {
  return action.allowed || explained.includes(action.reason);
}
