/** The essential of what the panel would say, for the slim tab. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { isPlainSuccess, refundOf } from '../../lib/protocol/outcomes.ts';
import { isInDoubt, isOnTerminal, isShown, uncertainPayments } from '../../lib/protocol/payability.ts';
import { refundBadge } from '../../lib/protocol/refunded.ts';
import type { PodView, ReadyView } from '../../lib/protocol/views.ts';
import { statusWords } from './invoice-words.ts';

export interface TabWords {
  readonly text: string;
  /** `active` is for what is under way; `quiet` for what needs nothing. */
  readonly tone: 'quiet' | 'active' | 'good' | 'warning' | 'problem';
}

/** @param view null until the first one arrives */
export function tabWords(view: PodView | null): TabWords {
  switch (view?.kind) {
    case undefined:
      return { text: t('tab.loading'), tone: 'quiet' };
    case 'ready':
      return invoiceWords(view);
    case 'sign_in':
      return { text: t('tab.signIn'), tone: 'active' };
    case 'not_synced':
      return { text: t('tab.notSynced'), tone: 'quiet' };
    case 'refused':
    case 'ambiguous':
      return { text: t('tab.attention'), tone: 'warning' };
    case 'unavailable':
      return { text: t('tab.unavailable'), tone: 'problem' };
  }
}

function invoiceWords(view: ReadyView): TabWords {
  const { invoice, operations, leftPayments } = view;
  const isUnknown = isInDoubt(view) || uncertainPayments({ leftPayments }).length > 0;
  const needsLook = operations
    .filter(isShown)
    .some((operation) => !isPlainSuccess(operation, refundOf(operation, invoice.payments)));
  if (isUnknown || needsLook) return { text: t('tab.attention'), tone: 'warning' };
  if (isOnTerminal(view)) return { text: t('tab.waitingForCard'), tone: 'active' };
  if (invoice.balance.value > 0 && invoice.actions.pay.allowed) {
    return { text: t('tab.due', { amount: formatMoney(invoice.balance) }), tone: 'active' };
  }
  return statusTabWords(invoice);
}

/** What was given back says more than that an invoice is paid, but not more than a problem. */
function statusTabWords(invoice: ReadyView['invoice']): TabWords {
  const tone = toneOf(invoice.status);
  const refund = tone === 'problem' || tone === 'warning' ? undefined : refundBadge(invoice);
  if (refund === undefined) return { text: statusWords(invoice.status), tone };
  return { text: t(`facts.badge.${refund}`), tone: refund === 'refund_pending' ? 'active' : 'quiet' };
}

function toneOf(status: ReadyView['invoice']['status']): TabWords['tone'] {
  switch (status) {
    case 'paid':
      return 'good';
    case 'payment_error':
    case 'processing_error':
    case 'error':
      return 'problem';
    case 'overpayment':
      return 'warning';
    default:
      return 'quiet';
  }
}
