/** Words for statuses that need an explanation. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { isPaymentWanted } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { type Invoice, invoiceStatusSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { unlistedWords } from './sentences.ts';

export interface StatusNote {
  readonly meaning: string;
  /** What to do about it. */
  readonly next: string;
  /** Whether the next step is in WisePay. */
  readonly isCheckedInWisePay: boolean;
}

/**
 * What the status means and what to do next; undefined if the status explains itself. What `fixed` and
 * `processing_error` mean is inferred from WisePay's help on payments that reached it and not the accounting software.
 */
export function statusNote(view: ReadyView): StatusNote | undefined {
  const { status, type, balance } = view.invoice;
  if (!isListed(invoiceStatusSchema, status)) return undefined;
  switch (status) {
    case 'fixed':
      // A credit memo in this state is settled, and nothing was wrong with it.
      if (type === 'credit_memo') return undefined;
      return noteOf(status, true);
    case 'payment_error':
      return isPaymentWanted(view)
        ? noteOf(status, false)
        : { ...noteOf(status, true), next: t('statusNote.payment_error.check') };
    case 'processing_error':
    case 'error':
      return noteOf(status, true);
    case 'overpayment':
      return {
        meaning:
          balance.value < 0
            ? t('statusNote.overpayment.meaning', {
                amount: formatMoney({ value: -balance.value, currency: balance.currency }),
              })
            : t('statusNote.overpayment.meaningUntold'),
        next: t('statusNote.overpayment.next'),
        isCheckedInWisePay: false,
      };
    default:
      return undefined;
  }
}

function noteOf(
  status: 'fixed' | 'payment_error' | 'processing_error' | 'error',
  isCheckedInWisePay: boolean,
): StatusNote {
  return {
    meaning: t(`statusNote.${status}.meaning`),
    next: t(`statusNote.${status}.next`),
    isCheckedInWisePay,
  };
}

/** Why the invoice is in its state, in WisePay's words; undefined if WisePay does not say. */
export function statusReasonWords({ statusReason }: Pick<Invoice, 'statusReason'>): string | undefined {
  return statusReason === undefined
    ? undefined
    : t('statusNote.reason', { reason: unlistedWords(statusReason) });
}
