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
import { useId } from '../ui/use-id.ts';
import { AllPayments } from './AllPayments.tsx';
import { PaymentChoice } from './PaymentChoice.tsx';
import { ReasonFields } from './ReasonFields.tsx';
import { RefundReview } from './RefundReview.tsx';
import { refundObstacle } from './refund-obstacle.ts';
import { planRefund } from './refund-plan.ts';

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
  const missingId = useId();
  const plan = planRefund(draft, view);
  // While the refund is being sent, its own effects may already change the invoice.
  const isReviewed = draft.reviewedVersion !== null && (busy || draft.reviewedVersion === version);
  const obstacle = busy ? undefined : refundObstacle(view);

  if (isReviewed && plan.ok && obstacle === undefined) {
    const isVoid = plan.refunds.every(({ kind }) => kind === 'void');
    const backToEdit = () => onDraft({ reviewedVersion: null });
    return (
      <FormSection title={t('refund.review.title')} busy={busy} onBack={backToEdit}>
        <RefundReview plan={plan} />
        {children}
        <FormButtons
          forward={{
            label: t(`refund.review.send.${isVoid ? 'void' : 'refund'}`, { amount: formatMoney(plan.total) }),
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
  const missing = obstacle === undefined && !plan.ok ? plan.missing : undefined;
  return (
    <FormSection title={t('refund.form.title')} busy={busy} onBack={onBack}>
      <RefundFields view={view} draft={draft} onDraft={onDraft} />
      {obstacle !== undefined && (
        <p class="field-problem" role="alert">
          {obstacle.why}
        </p>
      )}
      {obstacle === undefined && draft.reviewedVersion !== null && !busy && (
        <p class="field-problem" role="alert">
          {t('refund.form.changed')}
        </p>
      )}
      {missing !== undefined && (
        <p class="hint" id={missingId}>
          {missing}
        </p>
      )}
      {children}
      <FormButtons
        forward={{
          label: t('refund.form.review'),
          disabled: !plan.ok || obstacle !== undefined,
          describedBy: missing && missingId,
          onClick: () => onDraft({ reviewedVersion: version }),
        }}
        busy={busy}
        onBack={onBack}
      />
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
      <AllPayments view={view} parts={draft.parts} onParts={(parts) => onDraft({ parts })} />
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
