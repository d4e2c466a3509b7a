/** Words for what ended while nobody looked: whether money moved. What to do next stands with the thing itself. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money.ts';
import { sumMoney } from '../../lib/money-sums.ts';
import type { Ending } from '../../lib/pod/controllers/endings.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { refundKindSchema } from '../../lib/wisepay/schemas/payment.ts';
import { refundStateWords } from './payment-words.ts';
import { unlistedWords } from './unlisted-words.ts';

/** One or two sentences. */
export function endingWords(ending: Ending): string {
  return ending.kind === 'refund' ? refundWords(ending) : paymentWords(ending);
}

function paymentWords({ state, payment }: Extract<Ending, { kind: 'terminal_payment' }>): string {
  const terminal = payment.terminal.label;
  const total = formatMoney(payment.total);
  const amount = formatMoney(payment.approved ?? payment.total);
  switch (state) {
    case 'approved':
      return t('away.payment.approved', { amount, terminal });
    case 'partially_approved':
      return payment.approved === undefined
        ? t('away.payment.partlyUntold', { total, terminal })
        : t('away.payment.partially_approved', { amount, total, terminal });
    case 'cancelled':
    case 'timed_out':
    case 'failed':
      return t(`away.payment.${state}`, { total, terminal });
  }
}

function refundWords({ state, refund }: Extract<Ending, { kind: 'refund' }>): string {
  const amount = formatMoney(sumMoney(refund.amount.currency, [refund.amount, refund.surcharge]));
  const { kind } = refund;
  return isListed(refundKindSchema, kind)
    ? t(`away.${kind}.${state}`, { amount })
    : t('away.reported', { amount, kind: unlistedWords(kind), state: refundStateWords(state) });
}
