/** The refund form: first which payments and how much, then a review that names everything. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { RefundInput } from '../../lib/panel/panel-intents.ts';
import type { RefundDraft, RefundPartDraft } from '../../lib/protocol/drafts-message.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { FormButtons } from '../ui/FormButtons.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { PaymentChoice } from './PaymentChoice.tsx';
import { ReasonFields } from './ReasonFields.tsx';
import { RefundReview } from './RefundReview.tsx';
import { planRefund } from './refund-plan.ts';
import { hasRefundable } from './refundability.ts';

export interface RefundFormProps {
  readonly view: ReadyView;
  readonly draft: RefundDraft;
  readonly busy: boolean;
  /** The outcomes of earlier tries. */
  readonly children?: ComponentChildren;
  onDraft(change: Partial<RefundDraft>): void;
  onSend(input: RefundInput): void;
  onBack(): void;
}

export function RefundForm(props: RefundFormProps) {
  const { view, draft, busy, children, onDraft, onSend, onBack } = props;
  const { version } = view.invoice;
  const plan = planRefund(draft, view);
  // While the refund is being sent, its own effects may already change the invoice.
  const isReviewed = draft.reviewedVersion !== null && (busy || draft.reviewedVersion === version);

  if (isReviewed && plan.ok) {
    const backToEdit = () => onDraft({ reviewedVersion: null });
    return (
      <FormSection title={t('refund.review.title')} busy={busy} onBack={backToEdit}>
        <RefundReview plan={plan} />
        {children}
        <FormButtons
          forward={{
            label: t('refund.review.send', { amount: formatMoney(plan.total) }),
            last: {
              amount: sumMoney(
                view.invoice.currency,
                plan.input.refunds.map(({ amount }) => amount),
              ),
            },
            onClick: () => onSend(plan.input),
          }}
          busy={busy}
          onBack={backToEdit}
        />
      </FormSection>
    );
  }
  return (
    <FormSection title={t('refund.form.title')} busy={busy} onBack={onBack}>
      <RefundFields view={view} draft={draft} onDraft={onDraft} />
      {draft.reviewedVersion !== null && !busy && (
        <p class="field-problem" role="alert">
          {t('refund.form.changed')}
        </p>
      )}
      {!plan.ok && plan.missing !== undefined && <p class="hint">{plan.missing}</p>}
      {children}
      {hasRefundable(view.invoice.payments, view.operations) || draft.parts.length > 0 ? (
        <FormButtons
          forward={{
            label: t('refund.form.review'),
            disabled: !plan.ok,
            onClick: () => onDraft({ reviewedVersion: version }),
          }}
          busy={busy}
          onBack={onBack}
        />
      ) : (
        <FormButtons busy={busy} onBack={onBack} />
      )}
    </FormSection>
  );
}

type RefundFieldsProps = Pick<RefundFormProps, 'view' | 'draft' | 'onDraft'>;

function RefundFields({ view, draft, onDraft }: RefundFieldsProps) {
  function changePart(paymentId: string, part: RefundPartDraft | undefined) {
    const isKnown = draft.parts.some((each) => each.paymentId === paymentId);
    const parts = isKnown
      ? draft.parts.flatMap((each) => (each.paymentId === paymentId ? (part ?? []) : each))
      : [...draft.parts, ...(part === undefined ? [] : [part])];
    onDraft({ parts });
  }
  return (
    <>
      {view.invoice.payments.map((payment) => (
        <PaymentChoice
          key={payment.id}
          payment={payment}
          view={view}
          part={draft.parts.find(({ paymentId }) => paymentId === payment.id)}
          onPart={(part) => changePart(payment.id, part)}
        />
      ))}
      <ReasonFields needsNote={view.refundRules.needsNote} draft={draft} onDraft={onDraft} />
    </>
  );
}
