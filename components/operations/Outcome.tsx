/** What became of one request, with the one step that helps. */
import type { ShownOperation } from '../../lib/pod/shown.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { ActionButton } from '../ActionButton.tsx';
import { MoneyButton } from '../MoneyButton.tsx';
import { Notice } from '../Notice.tsx';
import { BooksNote } from '../refund/BooksNote.tsx';
import {
  wordsForAbandoned,
  wordsForNotReceived,
  wordsForOpen,
  wordsForRefund,
  wordsForRefused,
  wordsForReminder,
  wordsForStepUp,
  wordsForUnresolved,
} from '../words/operation-words.ts';
import type { Words } from '../words/refusal-words.ts';
import type { OutcomesProps } from './Outcomes.tsx';

export interface OutcomeProps extends Omit<OutcomesProps, 'view'> {
  readonly operation: ShownOperation;
  readonly payments: readonly Payment[];
}

export function Outcome({ operation, payments, busy, ...wishes }: OutcomeProps) {
  const { intentId, kind, state, requestId } = operation;
  const { title, text } = wordsForOutcome(operation, payments);
  const isSent = operation.reminder === undefined || operation.reminder.state === 'accepted';
  const isGood = state === 'accepted' && isSent && refundOf(operation, payments)?.state !== 'failed';
  return (
    <Notice title={title} tone={isGood ? 'plain' : 'problem'}>
      <p>{text}</p>
      {isGood && kind === 'refund' && <BooksNote />}
      {requestId !== undefined && (
        <p class="reference">
          Reference <code>{requestId}</code>
        </p>
      )}
      <div class="notice-buttons">
        {state === 'open' && (
          <ActionButton label="Check now" busy={busy} onClick={() => wishes.onCheckAgain()} />
        )}
        {state === 'step_up' && (
          <MoneyButton
            label="Sign in again"
            kind="primary"
            busy={busy}
            onClick={() => wishes.onStepUp(intentId)}
          />
        )}
        {state === 'unresolved' && (
          <ActionButton label="Check in WisePay" disabled={busy} onClick={() => wishes.onOpen('home')} />
        )}
        {state !== 'open' && (
          <ActionButton label="Dismiss" disabled={busy} onClick={() => wishes.onDismiss(intentId)} />
        )}
      </div>
    </Notice>
  );
}

function wordsForOutcome(operation: ShownOperation, payments: readonly Payment[]): Words {
  switch (operation.state) {
    case 'open':
      return wordsForOpen(operation);
    case 'step_up':
      return wordsForStepUp(operation);
    case 'accepted':
      return operation.kind === 'reminder'
        ? wordsForReminder(operation)
        : wordsForRefund(operation, refundOf(operation, payments));
    case 'refused':
      return wordsForRefused(operation);
    case 'not_received':
      return wordsForNotReceived(operation);
    case 'abandoned':
      return wordsForAbandoned(operation);
    case 'unresolved':
      return wordsForUnresolved(operation);
  }
}

function refundOf({ refundId }: ShownOperation, payments: readonly Payment[]) {
  return payments.flatMap(({ refunds }) => refunds).find(({ id }) => id === refundId);
}
