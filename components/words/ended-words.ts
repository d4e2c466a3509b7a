/** Words for what ended while no one looked: whether money moved. The payment or refund itself says what to do next. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { Ending } from '../../lib/panel/endings.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { refundKindSchema } from '../../lib/wisepay/schemas/payment.ts';
import { type EndedState, hasEnded, isProvisional } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { chargedSurcharge, chargeOf } from '../../lib/wisepay/surcharge.ts';
import { rangeWords, totalWords } from './amount-words.ts';
import { amountWithSurcharge } from './outcome-amounts.ts';
import { methodWords, refundStateWords } from './payment-words.ts';
import { sentences, unlistedWords } from './sentences.ts';

/** An ending in one or two sentences. */
export function endingWords(ending: Ending): string {
  switch (ending.kind) {
    case 'refund':
      return refundWords(ending);
    case 'terminal_payment':
      return paymentEndingWords(ending.state, ending.payment);
    case 'payment':
      return listedPaymentWords(ending);
  }
}

/** How a terminal payment has ended, as far as it is certain. */
export function paymentEndingWords(state: EndedState, payment: ShownTerminalPayment): string {
  const terminal = payment.terminal.label;
  const total = rangeWords(chargeOf(payment));
  const amount = formatMoney(payment.approved ?? payment.total);
  if (isProvisional(payment)) return t('ended.payment.unconfirmed', { total, terminal });
  switch (state) {
    case 'approved':
      return t('ended.payment.approved', { amount: approvedWords(payment), terminal });
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

/**
 * When a terminal payment ended, or when it was sent if WisePay does not tell.
 *
 * @returns RFC 3339 in UTC; undefined if WisePay tells neither, or while it is not certain how the payment ended
 */
export function endingTime(payment: ShownTerminalPayment): string | undefined {
  return hasEnded(payment) ? (payment.endedAt ?? payment.createdAt) : undefined;
}

/** What a wholly approved payment has charged, with its parts. */
function approvedWords(payment: ShownTerminalPayment): string {
  const { total, approved = total, amount } = payment;
  return totalWords({ total: approved, amount, surcharge: chargedSurcharge(payment) });
}

function refundWords({ state, refund }: Extract<Ending, { kind: 'refund' }>): string {
  const { text: amount, parts } = amountWithSurcharge(refund);
  const { kind } = refund;
  const words = isListed(refundKindSchema, kind)
    ? t(`ended.${kind}.${state}`, { amount })
    : t('ended.reported', { amount, kind: unlistedWords(kind), state: refundStateWords(state) });
  return sentences(words, parts !== undefined && `(${parts})`);
}

/** A payment that appeared on the invoice, or failed. */
function listedPaymentWords({ state, payment }: Extract<Ending, { kind: 'payment' }>): string {
  const { text: amount, parts } = amountWithSurcharge(payment);
  // A bank debit that has not settled may still be returned.
  const isPending = state === 'received' && payment.state === 'pending' && payment.method.kind !== 'card';
  const words = t(`ended.listed.${isPending ? 'pending' : state}`, {
    amount,
    method: methodWords(payment.method),
  });
  return sentences(words, parts !== undefined && `(${parts})`);
}
