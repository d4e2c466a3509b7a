/** An action on the invoice that failed, and what that means for the money. */
import type { PodError } from '../../lib/errors.ts';
import { t } from '../../lib/i18n/translate.ts';
import { isRefusal, type PanelAction, type PanelState } from '../../lib/panel/panel-state.ts';
import { canTakePayment } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { Failure } from '../ui/Failure.tsx';
import { TryAgain } from '../ui/TryAgain.tsx';
import { isToldByPayment } from '../words/refusal-words.ts';

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
  // If another payment may come, the form that asks for the acknowledgment is the way to try again.
  const canPayAgain = action === 'pay' && canTakePayment(view);
  const consequence = consequenceOf(action, error);
  return (
    <Failure error={error} {...(consequence !== undefined && { consequence })}>
      {canPayAgain && <TryAgain error={error} busy={busy === 'pay'} onClick={onPay} />}
    </Failure>
  );
}

/** What the failure means for the money. If it is not certain what happened, the outcome shows as soon as it is. */
function consequenceOf(action: PanelAction, error: PodError): string | undefined {
  const isRefused = isRefusal(error);
  if (isRefused && isToldByPayment(error.details.problemCode)) return undefined;
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
