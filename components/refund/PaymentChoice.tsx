/** One payment: what can be given back of it; once it is chosen, how much; or why it cannot be chosen. */
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { RefundPartDraft } from '../../lib/protocol/drafts-message.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { wordsForChange } from '../words/amount-words.ts';
import { formatDate } from '../words/date-time-words.ts';
import { methodWords } from '../words/payment-words.ts';
import { sentences } from '../words/sentences.ts';
import { newRefundPart, planPart, type RefundView } from './refund-plan.ts';
import { refundabilityOf } from './refundability.ts';
import { surchargeRefundIn, wordsForKeptSurcharge } from './surcharge-refund-words.ts';

export interface PaymentChoiceProps {
  readonly payment: Payment;
  readonly view: RefundView;
  /** Undefined while the payment is not chosen. */
  readonly part: RefundPartDraft | undefined;
  /** Chooses the payment, changes what is given back of it, or removes it again (undefined). */
  onPart(part: RefundPartDraft | undefined): void;
}

export function PaymentChoice({ payment, view, part, onPart }: PaymentChoiceProps) {
  const id = useId();
  const refundability = refundabilityOf(payment, view.operations);
  const { way } = refundability;
  const isChosen = part !== undefined;
  return (
    <fieldset class="payment-choice" aria-labelledby={`${id}-name`}>
      <label class="choice">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={way === 'none' && !isChosen}
          aria-describedby={`${id}-facts`}
          onChange={({ currentTarget }) =>
            onPart(currentTarget.checked ? newRefundPart(payment, view) : undefined)
          }
        />
        <span id={`${id}-name`}>{nameWords(payment)}</span>
      </label>
      <p class="hint" id={`${id}-facts`}>
        {sentences(
          paidWords(payment),
          leftWords(payment),
          way === 'refund' && wordsForKeptSurcharge(view, payment),
          way === 'none' && refundability.reason,
        )}
      </p>
      {isChosen && way === 'void' && <p class="hint">{t('refund.choice.voided')}</p>}
      {isChosen && way === 'refund' && (
        <RefundPartFields payment={payment} view={view} part={part} onPart={onPart} />
      )}
    </fieldset>
  );
}

function nameWords({ method, at }: Payment): string {
  const name = methodWords(method);
  return at === undefined ? name : t('refund.choice.name', { method: name, date: formatDate(at) });
}

function paidWords({ amount, surcharge }: Payment): string {
  const paid = formatMoney(amount);
  return surcharge.value > 0
    ? t('refund.choice.paidWithSurcharge', { amount: paid, surcharge: formatMoney(surcharge) })
    : t('refund.choice.paid', { amount: paid });
}

function leftWords({ refundable }: Payment): string | undefined {
  return refundable.value > 0
    ? t('refund.choice.refundable', { amount: formatMoney(refundable) })
    : undefined;
}

type RefundPartFieldsProps = PaymentChoiceProps & { readonly part: RefundPartDraft };

function RefundPartFields({ payment, view, part, onPart }: RefundPartFieldsProps) {
  const planned = planPart(part, payment, view);
  // The surcharge that would be given back, whether or not it is included.
  const withSurcharge = planPart({ ...part, includesSurcharge: true }, payment, view);
  const surcharge = withSurcharge.ok ? withSurcharge.refund.surcharge : undefined;
  return (
    <>
      <AmountField
        label={t('payment.amount')}
        value={part.amount}
        problem={planned.ok ? undefined : planned.problem}
        hint={wordsForChange(part.seenRefundable, payment.refundable, 'payment')}
        onInput={(amount) => onPart({ ...part, amount })}
      />
      {payment.surcharge.value > 0 && surchargeRefundIn(view, payment).isPossible && (
        <label class="choice">
          <input
            type="checkbox"
            checked={part.includesSurcharge}
            onChange={({ currentTarget }) => onPart({ ...part, includesSurcharge: currentTarget.checked })}
          />
          <span>
            {surcharge === undefined
              ? t('refund.choice.includeSurcharge')
              : t('refund.choice.includeSurchargeOf', { amount: formatMoney(surcharge) })}
          </span>
        </label>
      )}
    </>
  );
}
