/** Why money is given back, and a note for those who ask later. */
import { useId } from 'preact/hooks';
import type { RefundDraft } from '../../lib/pod/drafts-message.ts';
import { refundSchema } from '../../lib/wisepay/schemas/payment.ts';
import { reasonWords } from '../words/payment-words.ts';

/** The longest note that WisePay takes. */
const longestNote = 500;

const reasons = refundSchema.entries.reason.options;

export interface ReasonFieldsProps {
  readonly needsNote: boolean;
  readonly draft: RefundDraft;
  onDraft(change: Partial<RefundDraft>): void;
}

export function ReasonFields({ needsNote, draft, onDraft }: ReasonFieldsProps) {
  const id = useId();
  return (
    <>
      <div class="field">
        <label for={`${id}-reason`}>Reason</label>
        <select
          id={`${id}-reason`}
          required
          value={draft.reason ?? ''}
          onChange={({ currentTarget }) =>
            onDraft({ reason: reasons.find((reason) => reason === currentTarget.value) ?? null })
          }
        >
          <option value="">Choose a reason</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-note`}>{needsNote ? 'Note' : 'Note (optional)'}</label>
        <textarea
          id={`${id}-note`}
          rows={2}
          required={needsNote}
          maxLength={longestNote}
          value={draft.note}
          onInput={({ currentTarget }) => onDraft({ note: currentTarget.value })}
        />
      </div>
    </>
  );
}
