/** The outcome of one request, with the one step that helps. */
import { t } from '../../lib/i18n/translate.ts';
import { refundOf } from '../../lib/protocol/outcomes.ts';
import { isUncertain } from '../../lib/protocol/payability.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Refund } from '../../lib/wisepay/schemas/payment.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import type { NoticeProps } from '../ui/Notice.tsx';
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
import { amountOfOutcome } from '../words/outcome-amounts.ts';
import type { Words } from '../words/refusal-words.ts';
import { rich } from '../words/rich.tsx';
import { OutcomeNotice } from './OutcomeNotice.tsx';
import { isRecorded } from './outcome-groups.ts';

export interface OutcomeProps {
  /** Something is under way: nothing else can be asked for. */
  readonly busy: boolean;
  readonly operation: ShownOperation;
  /** Whether it went as asked, as far as is known. */
  readonly isSuccess: boolean;
  /** Whether what needs nothing may go away on its own now. */
  readonly mayRetire: boolean;
  readonly invoice: Pick<ReadyView['invoice'], 'payments' | 'reminders'>;
}

export function Outcome({ operation, isSuccess, mayRetire, invoice, busy }: OutcomeProps) {
  const panel = usePanel();
  const { intentId, kind, state, at, requestId } = operation;
  const refund = refundOf(operation, invoice.payments);
  const { title, text } = wordsForOutcome(operation, invoice, refund);
  const parts = amountOfOutcome(operation, refund)?.parts;
  const retires = mayRetire && isSuccess && isRecorded(operation, refund) ? [intentId] : undefined;
  return (
    <OutcomeNotice title={title} tone={toneOf(isSuccess, state)} at={at} retires={retires}>
      <p>{text}</p>
      {parts !== undefined && <p class="hint">{parts}</p>}
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
            label={state === 'step_up' ? t(`outcome.drop.${kind}`) : t('outcome.dismiss')}
            disabled={busy}
            onClick={() => void panel.dismiss(intentId)}
          />
        )}
      </div>
    </OutcomeNotice>
  );
}

/** An outcome that is not decided yet is not a failure. */
function toneOf(isSuccess: boolean, state: ShownOperation['state']): NonNullable<NoticeProps['tone']> {
  if (isSuccess) return 'plain';
  return isUncertain({ state }) ? 'warning' : 'problem';
}

function wordsForOutcome(
  operation: ShownOperation,
  invoice: OutcomeProps['invoice'],
  refund: Refund | undefined,
): Words {
  switch (operation.state) {
    case 'open':
      return wordsForOpen(operation);
    case 'step_up':
      return wordsForStepUp(operation);
    case 'accepted':
      return wordsForAccepted(operation, refund);
    case 'refused':
      return wordsForRefused(operation, invoice.reminders.availableAt);
    case 'not_received':
      return wordsForNotReceived(operation);
    case 'abandoned':
      return wordsForAbandoned(operation);
    case 'unresolved':
      return wordsForUnresolved(operation);
  }
}

function wordsForAccepted(operation: ShownOperation, refund: Refund | undefined): Words {
  switch (operation.kind) {
    case 'remind':
      return wordsForReminder(operation);
    case 'refund':
    // Not shown once accepted (`isShown`): the terminal payment itself shows what happens.
    case 'terminal':
    case 'terminal_cancel':
      return wordsForRefund(operation, refund);
  }
}
