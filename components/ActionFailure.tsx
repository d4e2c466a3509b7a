/** An action on the invoice that did not work: what that means for the money. */
import type { Action, PanelState } from '../lib/pod/view-keeper.ts';
import type { ReadyView } from '../lib/pod/views.ts';
import { Failure } from './Failure.tsx';
import { TryAgain } from './TryAgain.tsx';

export interface ActionFailureProps {
  readonly invoice: ReadyView['invoice'];
  readonly failure: PanelState['failure'];
  readonly busy: PanelState['busy'];
  onPay(): void;
}

const inPodHeader: readonly Action[] = ['check_again', 'sign_in'];

/** Whether the failure is told with the invoice; the others are told above every view. */
export function isInvoiceFailure({ action }: NonNullable<PanelState['failure']>): boolean {
  return !inPodHeader.includes(action);
}

/** Where it is not certain what happened, the outcome shows as soon as it is. */
const consequences: Partial<Readonly<Record<Action, string>>> = {
  pay: 'The payments screen was not opened; no money moved.',
  send_to_terminal: 'If the payment reached WisePay after all, it shows here.',
  cancel_terminal_payment: 'The payment goes on until WisePay says that it is cancelled.',
  refund: 'If the refund reached WisePay after all, it shows here.',
  remind: 'If the reminder went out after all, it shows here.',
  step_up: 'It still waits for you to sign in again.',
};

const nothingDone: Partial<Readonly<Record<Action, string>>> = {
  send_to_terminal: 'Nothing was charged.',
  refund: 'Nothing was refunded.',
  remind: 'Nothing was sent.',
};

export function ActionFailure({ invoice, failure, busy, onPay }: ActionFailureProps) {
  if (failure === null || !isInvoiceFailure(failure)) return null;
  const { action, error } = failure;
  const isRefused = error.code === 'refused' && error.details.problemCode !== 'operation_in_progress';
  const consequence = (isRefused ? nothingDone[action] : undefined) ?? consequences[action];
  return (
    <Failure error={error} {...(consequence !== undefined && { consequence })}>
      {action === 'pay' && invoice.actions.pay.allowed && (
        <TryAgain error={error} busy={busy === 'pay'} movesMoney onClick={onPay} />
      )}
    </Failure>
  );
}
