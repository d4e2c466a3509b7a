/** The result of a terminal payment, in words: what happened, whether money moved, and what to do next. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money/money.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { hasEnded, isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { sentences } from '../words/sentences.ts';
import { reasonWords } from '../words/terminal-words.ts';

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
    case 'approved':
      return { title, text: sentences(tooLate, t('terminal.result.charged', { amount })) };
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
