/** The reason for a refund, and a note for people who ask later. */

import { t } from '../../lib/i18n/translate.ts';
import type { RefundDraft } from '../../lib/protocol/drafts-message.ts';
import { refundReasonSchema } from '../../lib/wisepay/schemas/payment.ts';
import { longestNote } from '../../lib/wisepay/schemas/requests.ts';
import { useId } from '../ui/use-id.ts';
import { refundReasonWords } from '../words/payment-words.ts';

export interface ReasonFieldsProps {
  readonly needsNote: boolean;
  readonly draft: RefundDraft;
  onDraft(change: Partial<RefundDraft>): void;
}

export function ReasonFields({ needsNote, draft, onDraft }: ReasonFieldsProps) {
  const id = useId();
  return (
    <>
      <fieldset class="choices reasons">
        <legend>{t('refund.form.reason')}</legend>
        {refundReasonSchema.options.map((reason) => (
          <label key={reason} class="choice">
            <input
              type="radio"
              name={`${id}-reason`}
              value={reason}
              required
              checked={draft.reason === reason}
              onChange={() => onDraft({ reason })}
            />
            <span>{refundReasonWords(reason)}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for={`${id}-note`}>{t(needsNote ? 'refund.form.note' : 'refund.form.optionalNote')}</label>
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
