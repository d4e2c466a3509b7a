/** One payment: what can be given back of it; once it is chosen, how much; or why it cannot be chosen. */

import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { RefundPartDraft } from '../../lib/protocol/drafts-message.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { refundedSurcharge } from '../../lib/wisepay/surcharge.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { useId } from '../ui/use-id.ts';
import { totalWords, wordsForChange } from '../words/amount-words.ts';
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
          way === 'refund' && leftWords(payment, view),
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
  const total = sumMoney(amount.currency, [amount, surcharge]);
  return t('refund.choice.paid', { amount: totalWords({ total, amount, surcharge }) });
}

/** What a refund of all that is left would give back; undefined if there is nothing left. */
function leftWords(payment: Payment, view: RefundView): string | undefined {
  const { amount, surcharge, refundable } = payment;
  if (refundable.value <= 0) return undefined;
  const isWithSurcharge = surcharge.value > 0 && surchargeRefundIn(view, payment).isPossible;
  const left = isWithSurcharge ? refundedSurcharge(payment, refundable) : undefined;
  const total = sumMoney(refundable.currency, [refundable, ...(left === undefined ? [] : [left])]);
  const isAll = total.value === amount.value + surcharge.value;
  return isAll
    ? t('refund.choice.allRefundable')
    : t('refund.choice.refundable', { amount: totalWords({ total, amount: refundable, surcharge: left }) });
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
