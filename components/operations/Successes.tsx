/** Several plain successes of the same kind: one notice with all their amounts, and one button to dismiss them. */
import { t } from '../../lib/i18n/translate.ts';
import { refundOf } from '../../lib/protocol/outcomes.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { usePanel } from '../ui/panel-context.ts';
import { amountOfOutcome } from '../words/outcome-amounts.ts';
import { wordsForSuccesses } from '../words/success-words.ts';
import { OutcomeNotice } from './OutcomeNotice.tsx';
import { isRecorded, type OutcomeGroup } from './outcome-groups.ts';

export interface SuccessesProps {
  readonly operations: OutcomeGroup['operations'];
  readonly payments: readonly Payment[];
  readonly busy: boolean;
  /** Whether what needs nothing may go away on its own now. */
  readonly mayRetire: boolean;
}

export function Successes({ operations, payments, busy, mayRetire }: SuccessesProps) {
  const panel = usePanel();
  const [newest] = operations;
  const ids = operations.map(({ intentId }) => intentId);
  const refunds = operations.map((operation) => refundOf(operation, payments));
  const amounts = operations.map((operation, index) => amountOfOutcome(operation, refunds[index]));
  const { title, text } = wordsForSuccesses(newest.kind, refunds, amounts);
  const areRecorded = operations.every((operation, index) => isRecorded(operation, refunds[index]));
  const retires = mayRetire && areRecorded ? ids : undefined;
  return (
    <OutcomeNotice title={title} tone="plain" at={newest.at} retires={retires}>
      {operations.map(({ intentId }, index) => {
        const parts = amounts[index]?.parts;
        return parts !== undefined && <p key={intentId}>{parts}</p>;
      })}
      <p>{text}</p>
      <div class="notice-buttons">
        <ActionButton
          label={t('outcome.dismiss')}
          disabled={busy}
          onClick={() => void panel.dismiss(...ids)}
        />
      </div>
    </OutcomeNotice>
  );
}
