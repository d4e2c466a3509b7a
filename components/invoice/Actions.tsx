/** The buttons for the actions that are possible with the invoice; for the others, the reason if there is one. */
import type { ComponentChildren, Ref } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import {
  isBlocked,
  isInDoubt,
  isOnTerminal,
  isPaymentBlocked,
  uncertainPayments,
} from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { type Action, actionReasonSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { isRefundBlocked } from '../refund/refundability.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { whyNoPayment } from '../words/invoice-words.ts';
import { unlistedWords } from '../words/sentences.ts';

export interface ActionsProps {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  /** Refers to the button that opens a form: it gets the focus back when the form closes. */
  readonly openerRef: (form: ActionId) => Ref<HTMLButtonElement>;
  onPay(): void;
  onOpenForm(form: ActionId): void;
  /** Further content beside the buttons. */
  readonly children?: ComponentChildren;
}

export function Actions({ view, busy, openerRef, onPay, onOpenForm, children }: ActionsProps) {
  const { invoice } = view;
  const { pay } = invoice.actions;
  const payButton = { kind: 'primary', busy: busy === 'pay', disabled: isPaymentBlocked(view) } as const;
  const needsWarning = invoice.scheduledPayment !== undefined || uncertainPayments(view).length > 0;
  const opener = (form: ActionId) => ({ buttonRef: openerRef(form), onClick: () => onOpenForm(form) });
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
      {secondaryActions
        .filter((action) => secondary[action].isOffered(view))
        .map((action) => (
          <ActionButton
            key={action}
            label={t(`actions.${action}`)}
            busy={busy === action}
            disabled={secondary[action].isDisabled(view)}
            {...opener(action)}
          />
        ))}
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

interface SecondaryButton {
  /** Whether the button leads to something: to the action, or to why it is not possible and what would help. */
  isOffered(view: ReadyView): boolean;
  isDisabled(view: ReadyView): boolean;
}

/** The buttons below Pay Invoice, in their order. Each opens the form of its action. */
const secondary: Readonly<Record<Exclude<ActionId, 'pay'>, SecondaryButton>> = {
  terminal: {
    isOffered: (view) => view.invoice.actions.terminal.allowed && !isOnTerminal(view),
    isDisabled: isPaymentBlocked,
  },
  remind: {
    isOffered: ({ invoice }) => isExplained(invoice.actions.remind, ['cooldown', 'no_payer_account']),
    isDisabled: ({ operations }) => isBlocked(operations, 'remind'),
  },
  refund: {
    isOffered: ({ invoice: { actions, payments } }) =>
      isExplained(actions.refund, payments.length > 0 ? ['nothing_refundable'] : []),
    isDisabled: ({ invoice, operations }) => isRefundBlocked(invoice.payments, operations),
  },
};
const secondaryActions = Object.keys(secondary) as (keyof typeof secondary)[];

/**
 * Actions that WisePay does not allow for a reason that the POD does not know: the reason is shown, and nothing is
 * concluded from it. If it is also the reason why nothing can be paid, it is shown with that.
 */
function unlistedReasons({ pay, ...actions }: ReadyView['invoice']['actions']) {
  const told = pay.allowed ? undefined : pay.reason;
  return secondaryActions.flatMap((action) => {
    const reason = actions[action].allowed ? undefined : actions[action].reason;
    const isNew = reason !== undefined && reason !== told && !isListed(actionReasonSchema, reason);
    return isNew ? [[action, reason] as const] : [];
  });
}

/** Whether the action is allowed, or is not allowed for one of the reasons that its form explains. */
function isExplained(action: Action, explained: readonly Reason[]): boolean {
  return action.allowed || explained.includes(action.reason);
}
