/** What was asked of the card, what it paid of that, and what is left. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money/money.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { chargedSurcharge } from '../../lib/wisepay/surcharge.ts';
import { totalWords } from '../words/amount-words.ts';

export interface PartialApprovalProps {
  readonly payment: Pick<ShownTerminalPayment, 'amount' | 'surcharge' | 'total'>;
  /** What the card was charged, surcharge included. */
  readonly approved: Money;
  /** The invoice's record of it, which tells its parts; undefined until WisePay lists it. */
  readonly booked: Pick<Payment, 'amount' | 'surcharge'> | undefined;
  /** What is left of the payment, without surcharge; undefined if unknown. */
  readonly rest: Money | undefined;
}

export function PartialApproval({ payment, approved, booked, rest }: PartialApprovalProps) {
  const { amount, total } = payment;
  return (
    <dl class="sum">
      <dt>{t('terminal.partial.asked')}</dt>
      <dd>{totalWords({ total, amount, surcharge: chargedSurcharge(payment) })}</dd>
      <dt>{t('terminal.partial.approved')}</dt>
      <dd>{approvedWords(approved, booked)}</dd>
      {rest !== undefined && (
        <>
          <dt class="total">{t('terminal.partial.left')}</dt>
          <dd class="total">{formatMoney(rest)}</dd>
        </>
      )}
    </dl>
  );
}

function approvedWords(total: Money, booked: PartialApprovalProps['booked']): string {
  if (booked === undefined) return formatMoney(total);
  const { amount, surcharge } = booked;
  return totalWords({ total, amount, surcharge });
}
