/** The reason for a refund, and a note for people who ask later. */
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { RefundDraft } from '../../lib/protocol/drafts-message.ts';
import { refundReasonSchema } from '../../lib/wisepay/schemas/payment.ts';
import { longestNote } from '../../lib/wisepay/schemas/requests.ts';
import { refundReasonWords } from '../words/payment-words.ts';

const reasons = refundReasonSchema.options;

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
        <label for={`${id}-reason`}>{t('refund.form.reason')}</label>
        <select
          id={`${id}-reason`}
          required
          value={draft.reason ?? ''}
          onChange={({ currentTarget }) =>
            onDraft({ reason: reasons.find((reason) => reason === currentTarget.value) ?? null })
          }
        >
          <option value="">{t('refund.form.chooseReason')}</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {refundReasonWords(reason)}
            </option>
          ))}
        </select>
      </div>
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
