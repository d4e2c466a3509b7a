/** The result of a terminal payment, in words: what happened, whether money moved, and what to do next. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money/money.ts';
import { subtractMoney } from '../../lib/money/money-sums.ts';
import type { ShownInvoice, ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { hasEnded, isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { chargedSurcharge } from '../../lib/wisepay/surcharge.ts';
import { totalWords } from '../words/amount-words.ts';
import { sentences } from '../words/sentences.ts';
import { reasonWords } from '../words/terminal-words.ts';
import { bookedFor, isCounted } from './booked-payments.ts';

/** What a result says to a person. */
export interface ResultWords {
  /** A complete sentence. */
  readonly title: string;
  readonly text: string;
}

/**
 * @param balance the invoice's balance after the payment
 * @returns undefined while the result is not certain
 */
export function wordsForResult(payment: ShownTerminalPayment, balance: Money): ResultWords | undefined {
  const { state, total, approved = total, reason, cancelRequested } = payment;
  if (!isEndedState(state) || !hasEnded(payment)) return undefined;
  const title = t(`terminal.result.title.${state}`);
  const tooLate = cancelRequested && t('terminal.result.tooLate');
  const amount = formatMoney(approved);
  switch (state) {
    case 'approved': {
      const surcharge = chargedSurcharge(payment);
      const parts = totalWords({ total: approved, amount: payment.amount, surcharge });
      return { title, text: sentences(tooLate, t('terminal.result.charged', { amount: parts })) };
    }
    case 'partially_approved': {
      const charged =
        payment.approved === undefined
          ? t('terminal.result.partlyChargedUntold', { total: formatMoney(total) })
          : t('terminal.result.partlyCharged', { amount, total: formatMoney(total) });
      return { title, text: sentences(tooLate, charged, leftWords(balance)) };
    }
    case 'cancelled':
    case 'timed_out':
      return { title, text: sentences(nothingCharged(reason), t('terminal.result.sendAgain')) };
    case 'failed':
      return { title, text: sentences(nothingCharged(reason), t('terminal.result.checkTerminal')) };
  }
}

/** The words for a terminal payment that is in doubt. */
export function wordsForDoubt({ state, doubt, reason }: ShownTerminalPayment): ResultWords {
  if (!isEndedState(state)) return { title: t('terminal.doubt.title'), text: t('terminal.doubt.unanswered') };
  const isReported = state === 'cancelled' || state === 'timed_out' || state === 'failed';
  return {
    title: isReported ? t(`terminal.doubt.reported.${state}`) : t('terminal.doubt.title'),
    text: sentences(
      reason !== undefined && t('terminal.doubt.reason', { reason: reasonWords(reason) }),
      t(doubt === 'unconfirmed' ? 'terminal.doubt.unconfirmed' : 'terminal.doubt.checking'),
    ),
  };
}

function nothingCharged(reason: string | undefined): string {
  return reason === undefined
    ? t('terminal.result.nothingCharged')
    : t('terminal.result.nothingChargedFor', { reason: reasonWords(reason) });
}

function leftWords(balance: Money): string {
  return balance.value > 0
    ? t('terminal.result.left', { balance: formatMoney(balance) })
    : t('terminal.result.nothingLeft');
}

/**
 * Whether the card paid all of it, the invoice shows it and nothing is left to do: such a result goes away on its own.
 *
 * @param invoice after the payment
 */
export function isPlainSuccess(
  payment: ShownTerminalPayment,
  { payments }: Pick<ShownInvoice, 'payments'>,
): boolean {
  const { id, state, total, approved = total, cancelRequested } = payment;
  const booked = bookedFor(id, payments);
  const isWhole = state === 'approved' && approved.value === total.value && !cancelRequested;
  return isWhole && booked !== undefined && isCounted(booked) === true;
}

/**
 * What is left of a partially approved payment, without surcharge, and never more than the balance. What the card paid
 * toward the invoice is WisePay's figure: the payment that it booked, less what was refunded, or the approved sum if
 * there is no surcharge.
 *
 * @param invoice after the payment
 * @returns undefined if nothing is left, or WisePay does not tell how much was paid
 */
export function restOf(
  payment: ShownTerminalPayment,
  { balance, payments }: Pick<ShownInvoice, 'balance' | 'payments'>,
): Money | undefined {
  const { id, state, amount, total, approved } = payment;
  if (state !== 'partially_approved') return undefined;
  const booked = bookedFor(id, payments);
  const untold = total.value === amount.value ? approved : undefined;
  const paid = booked === undefined ? untold : keptOf(booked);
  if (paid === undefined) return undefined;
  const rest = subtractMoney(amount, paid);
  const most = rest.value > balance.value ? balance : rest;
  return most.value > 0 ? most : undefined;
}

/** What a payment still pays of the invoice: nothing if it failed or was voided, undefined if that is unknown. */
function keptOf(payment: Payment): Money | undefined {
  const { amount, refunded } = payment;
  switch (isCounted(payment)) {
    case true:
      return subtractMoney(amount, refunded);
    case false:
      return { ...amount, value: 0 };
    case undefined:
      return undefined;
  }
}
