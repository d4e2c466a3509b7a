/** The buttons for what can be done with the invoice; for what cannot, the reason where there is one to tell. */
import type { ComponentChildren, Ref } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import type { FormName } from '../../lib/protocol/drafts-message.ts';
import {
  isBlocked,
  isInDoubt,
  isOnTerminal,
  isPaymentBlocked,
  uncertainPayments,
} from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { type Action, actionReasonSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { isRefundBlocked } from '../refund/refundability.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { whyNoPayment } from '../words/invoice-words.ts';
import { unlistedWords } from '../words/sentences.ts';

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
  const payButton = { kind: 'primary', busy: busy === 'pay', disabled: isPaymentBlocked(view) } as const;
  const needsWarning = invoice.scheduledPayment !== undefined || uncertainPayments(view).length > 0;
  const opener = (form: FormName) => ({ buttonRef: openerRef(form), onClick: () => onOpenForm(form) });
  return (
    <div class="actions">
      {!pay.allowed && <p class="hint">{whyNoPayment(invoice.type, pay.reason)}</p>}
      {pay.allowed && !needsWarning && (
        <ActionButton label={t('actions.pay')} {...payButton} onClick={onPay} />
      )}
      {pay.allowed && needsWarning && (
        <ActionButton label={t('actions.pay')} {...payButton} {...opener('pay')} />
      )}
      {pay.allowed && isOnTerminal(view) && (
        <p class="hint">{t(isInDoubt(view) ? 'actions.inDoubt' : 'actions.onTerminal')}</p>
      )}
      {terminal.allowed && !isOnTerminal(view) && (
        <ActionButton
          label={t('actions.terminal')}
          busy={busy === 'send_to_terminal'}
          disabled={isPaymentBlocked(view)}
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
      {unlistedReasons(invoice.actions).map(([action, reason]) => (
        <p key={action} class="hint">
          {t('notAllowed.action', { action: t(`actions.${action}`), reason: unlistedWords(reason) })}
        </p>
      ))}
      {children}
    </div>
  );
}

type Reason = Extract<Action, { allowed: false }>['reason'];

const secondary = ['terminal', 'remind', 'refund'] as const;

/**
 * What WisePay does not allow for a reason that the POD does not know: it is told, and nothing is concluded from it. Where it
 * is the reason for which nothing can be paid, it is told with that.
 */
function unlistedReasons({ pay, ...actions }: ReadyView['invoice']['actions']) {
  const told = pay.allowed ? undefined : pay.reason;
  return secondary.flatMap((action) => {
    const reason = actions[action].allowed ? undefined : actions[action].reason;
    const isNew = reason !== undefined && reason !== told && !isListed(actionReasonSchema, reason);
    return isNew ? [[action, reason] as const] : [];
  });
}

/** Whether there is something to see behind the button: what can be done, or why it cannot and what would help. */
function isOffered(action: Action, explained: readonly Reason[]): boolean {
  return action.allowed || explained.includes(action.reason);
}
