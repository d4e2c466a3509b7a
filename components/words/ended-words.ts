/** Words for what ended while no one looked: whether money moved. The payment or refund itself says what to do next. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { Ending } from '../../lib/panel/endings.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { refundKindSchema } from '../../lib/wisepay/schemas/payment.ts';
import { type EndedState, isProvisional } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { chargeOf } from '../../lib/wisepay/surcharge.ts';
import { rangeWords } from './amount-words.ts';
import { refundStateWords } from './payment-words.ts';
import { unlistedWords } from './sentences.ts';

/** An ending in one or two sentences. */
export function endingWords(ending: Ending): string {
  return ending.kind === 'refund' ? refundWords(ending) : paymentEndingWords(ending.state, ending.payment);
}

/** How a terminal payment has ended, as far as it is certain. */
export function paymentEndingWords(state: EndedState, payment: ShownTerminalPayment): string {
  const terminal = payment.terminal.label;
  const total = rangeWords(chargeOf(payment));
  const amount = formatMoney(payment.approved ?? payment.total);
  if (isProvisional(payment)) return t('ended.payment.unconfirmed', { total, terminal });
  switch (state) {
    case 'approved':
      return t('ended.payment.approved', { amount, terminal });
    case 'partially_approved':
      return payment.approved === undefined
        ? t('ended.payment.partlyUntold', { total, terminal })
        : t('ended.payment.partially_approved', { amount, total, terminal });
    case 'cancelled':
    case 'timed_out':
    case 'failed':
      return t(`ended.payment.${state}`, { total, terminal });
  }
}

function refundWords({ state, refund }: Extract<Ending, { kind: 'refund' }>): string {
  const amount = formatMoney(sumMoney(refund.amount.currency, [refund.amount, refund.surcharge]));
  const { kind } = refund;
  return isListed(refundKindSchema, kind)
    ? t(`ended.${kind}.${state}`, { amount })
    : t('ended.reported', { amount, kind: unlistedWords(kind), state: refundStateWords(state) });
}
