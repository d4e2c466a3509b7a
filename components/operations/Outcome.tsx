/** The outcome of one request, with the one step that helps. */
import { t } from '../../lib/i18n/translate.ts';
import { isUncertain } from '../../lib/protocol/payability.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { BooksNote } from '../refund/BooksNote.tsx';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice, type NoticeProps } from '../ui/Notice.tsx';
import { usePanel } from '../ui/panel-context.ts';
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
import { reportedWords } from '../words/payment-words.ts';
import type { Words } from '../words/refusal-words.ts';
import { rich } from '../words/rich.tsx';

export interface OutcomeProps {
  /** Something is under way: nothing else can be asked for. */
  readonly busy: boolean;
  readonly operation: ShownOperation;
  readonly payments: readonly Payment[];
}

export function Outcome({ operation, payments, busy }: OutcomeProps) {
  const panel = usePanel();
  const { intentId, kind, state, requestId } = operation;
  const { title, text } = wordsForOutcome(operation, payments);
  const isSent = operation.reminder === undefined || operation.reminder.state === 'accepted';
  const refund = refundOf(operation, payments);
  const isKnown = refund === undefined || reportedWords(refund) === undefined;
  const isGood = state === 'accepted' && isSent && isKnown && refund?.state !== 'failed';
  return (
    <Notice title={title} tone={toneOf(isGood, state)}>
      <p>{text}</p>
      {isGood && kind === 'refund' && <BooksNote />}
      {requestId !== undefined && (
        <p class="reference">{rich('common.reference', { id: <code>{requestId}</code> })}</p>
      )}
      <div class="notice-buttons">
        {state === 'open' && (
          <ActionButton label={t('outcome.checkNow')} busy={busy} onClick={() => void panel.checkAgain()} />
        )}
        {state === 'step_up' && (
          <ActionButton
            label={t('outcome.signInAgain')}
            kind="primary"
            busy={busy}
            onClick={() => void panel.stepUp(intentId)}
          />
        )}
        {state === 'unresolved' && (
          <ActionButton
            label={t('outcome.checkInWisePay')}
            disabled={busy}
            onClick={() => void panel.open('home')}
          />
        )}
        {state !== 'open' && (
          <ActionButton
            label={state === 'step_up' ? t('outcome.drop') : t('outcome.dismiss')}
            disabled={busy}
            onClick={() => void panel.dismiss(intentId)}
          />
        )}
      </div>
    </Notice>
  );
}

/** An outcome that is not decided yet is not a failure. */
function toneOf(isGood: boolean, state: ShownOperation['state']): NonNullable<NoticeProps['tone']> {
  if (isGood) return 'plain';
  return isUncertain({ state }) ? 'warning' : 'problem';
}

function wordsForOutcome(operation: ShownOperation, payments: readonly Payment[]): Words {
  switch (operation.state) {
    case 'open':
      return wordsForOpen(operation);
    case 'step_up':
      return wordsForStepUp(operation);
    case 'accepted':
      return wordsForAccepted(operation, payments);
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

function wordsForAccepted(operation: ShownOperation, payments: readonly Payment[]): Words {
  switch (operation.kind) {
    case 'remind':
      return wordsForReminder(operation);
    case 'refund':
    // Not shown once accepted (`isShown`): the terminal payment itself shows what happens.
    case 'terminal':
    case 'terminal_cancel':
      return wordsForRefund(operation, refundOf(operation, payments));
  }
}

function refundOf({ refundId }: ShownOperation, payments: readonly Payment[]) {
  return payments.flatMap(({ refunds }) => refunds).find(({ id }) => id === refundId);
}
