/** The buttons for the actions that are possible with the invoice; for the others, the reason if there is one. */
import type { ComponentChildren, Ref } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import { isInDoubt, isOnTerminal, isPaymentBlocked, needsWarning } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { ObstacleHint } from '../ui/Obstacle.tsx';
import { useId } from '../ui/use-id.ts';
import { whyNoPayment } from '../words/invoice-words.ts';
import { unlistedWords } from '../words/sentences.ts';
import { secondaryActionIds, secondaryActions, unlistedReasons } from './secondary-actions.ts';

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

export function Actions(props: ActionsProps) {
  const { view, children } = props;
  const payHintId = useId();
  return (
    <div class="actions">
      <PayAction {...props} hintId={payHintId} />
      {secondaryActionIds
        .filter((action) => secondaryActions[action].isOffered(view))
        .map((action) => (
          <SecondaryActionButton key={action} action={action} payHintId={payHintId} {...props} />
        ))}
      {unlistedReasons(view.invoice.actions).map(([action, reason]) => (
        <p key={action} class="hint">
          {t('notAllowed.action', { action: t(`actions.${action}`), reason: unlistedWords(reason) })}
        </p>
      ))}
      {children}
    </div>
  );
}

type PayActionProps = ActionsProps & { readonly hintId: string };

function PayAction({ view, busy, openerRef, hintId, onPay, onOpenForm }: PayActionProps) {
  const { invoice } = view;
  const { pay } = invoice.actions;
  const why = pay.allowed ? blockedWords(view) : whyNoPayment(invoice.type, pay.reason);
  return (
    <>
      {pay.allowed && (
        <ActionButton
          label={t('actions.pay')}
          kind="primary"
          busy={busy === 'pay'}
          disabled={isPaymentBlocked(view)}
          describedBy={why && hintId}
          {...(needsWarning(view)
            ? { buttonRef: openerRef('pay'), onClick: () => onOpenForm('pay') }
            : { onClick: onPay })}
        />
      )}
      {why !== undefined && (
        <p class="hint" id={hintId}>
          {why}
        </p>
      )}
    </>
  );
}

/** Why no payment can be taken while another one is open; undefined if none is. */
function blockedWords(view: ReadyView): string | undefined {
  if (!isPaymentBlocked(view)) return undefined;
  if (!isOnTerminal(view)) return t('actions.uncertain');
  return t(isInDoubt(view) ? 'actions.inDoubt' : 'actions.onTerminal');
}

interface SecondaryActionButtonProps extends ActionsProps {
  readonly action: (typeof secondaryActionIds)[number];
  readonly payHintId: string;
}

function SecondaryActionButton(props: SecondaryActionButtonProps) {
  const { action, view, busy, openerRef, payHintId, onOpenForm } = props;
  const id = useId();
  const obstacle = secondaryActions[action].obstacle(view);
  const isBlocked = action === 'terminal' && isPaymentBlocked(view);
  return (
    <div class={obstacle === undefined ? 'action' : 'action impossible'}>
      <ActionButton
        label={t(`actions.${action}`)}
        busy={busy === action}
        disabled={isBlocked || obstacle !== undefined}
        describedBy={isBlocked ? payHintId : obstacle && id}
        buttonRef={openerRef(action)}
        onClick={() => onOpenForm(action)}
      />
      {obstacle !== undefined && (
        <ObstacleHint obstacle={obstacle} id={id} checking={busy === 'check_again'} />
      )}
    </div>
  );
}
