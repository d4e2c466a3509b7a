/** An action on the invoice that failed, and what that means for the money. */
import { t } from '../../lib/i18n/translate.ts';
import { isRefusal, type PanelAction, type PanelState } from '../../lib/panel/panel-state.ts';
import { isPaymentBlocked, uncertainPayments } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { Failure } from '../ui/Failure.tsx';
import { TryAgain } from '../ui/TryAgain.tsx';

export interface ActionFailureProps {
  readonly view: ReadyView;
  readonly failure: PanelState['failure'];
  readonly busy: PanelState['busy'];
  onPay(): void;
}

const inPodHeader: readonly PanelAction[] = ['check_again', 'sign_in'];

/** Whether the failure is shown with the invoice; other failures are shown above every view. */
export function isInvoiceFailure({ action }: NonNullable<PanelState['failure']>): boolean {
  return !inPodHeader.includes(action);
}

export function ActionFailure({ view, failure, busy, onPay }: ActionFailureProps) {
  if (failure === null || !isInvoiceFailure(failure)) return null;
  const { action, error } = failure;
  const consequence = consequenceOf(action, isRefusal(error));
  return (
    <Failure error={error} {...(consequence !== undefined && { consequence })}>
      {action === 'pay' && canPayAgain(view) && (
        <TryAgain error={error} busy={busy === 'pay'} onClick={onPay} />
      )}
    </Failure>
  );
}

/** If another payment may come, the form that asks for the acknowledgment is the way to try again. */
function canPayAgain(view: ReadyView): boolean {
  const { actions, scheduledPayment } = view.invoice;
  const needsWarning = scheduledPayment !== undefined || uncertainPayments(view).length > 0;
  return actions.pay.allowed && !needsWarning && !isPaymentBlocked(view);
}

/** What the failure means for the money. If it is not certain what happened, the outcome shows as soon as it is. */
function consequenceOf(action: PanelAction, isRefused: boolean): string | undefined {
  switch (action) {
    case 'terminal':
    case 'refund':
    case 'remind':
      return isRefused ? t(`failure.nothingDone.${action}`) : t(`failure.consequence.${action}`);
    case 'pay':
    case 'terminal_cancel':
    case 'step_up':
      return t(`failure.consequence.${action}`);
    case 'check_again':
    case 'sign_in':
    case 'dismiss':
    case 'open':
      return undefined;
  }
}
