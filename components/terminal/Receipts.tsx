/** The receipts of payments that terminals took: they stay after a result has gone. */
import { isolate, t } from '../../lib/i18n/translate.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { usePanel } from '../ui/panel-context.ts';
import { useId } from '../ui/use-id.ts';
import { totalWords } from '../words/amount-words.ts';
import { formatDateTime } from '../words/date-time-words.ts';
import { methodWords } from '../words/payment-words.ts';
import { takenByTerminals } from './booked-payments.ts';

export interface ReceiptsProps {
  readonly view: Pick<ReadyView, 'invoice' | 'terminalPayment'>;
  /** Something is under way: nothing else can be asked for. */
  readonly busy: boolean;
}

export function Receipts({ view, busy }: ReceiptsProps) {
  const panel = usePanel();
  const id = useId();
  // A result on screen has the button itself.
  const taken = takenByTerminals(view.invoice.payments).filter(
    ({ terminalPaymentId }) => terminalPaymentId !== view.terminalPayment?.id,
  );
  if (taken.length === 0) return null;
  return (
    <section class="receipts" aria-labelledby={id}>
      <h2 id={id}>{t('terminal.receipts.title')}</h2>
      <ul>
        {taken.map((payment, index) => (
          <li key={payment.id}>
            <span id={`${id}-${index}`}>{receiptWords(payment)}</span>
            <ActionButton
              label={t('terminal.payment.receipt')}
              kind="link"
              disabled={busy}
              describedBy={`${id}-${index}`}
              onClick={() => void panel.open('receipt', payment.terminalPaymentId)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was charged in all, with its parts, how, and when. */
function receiptWords({ amount, surcharge, method, at }: Payment): string {
  const total = sumMoney(amount.currency, [amount, surcharge]);
  const words = totalWords({ total, amount, surcharge });
  const facts = [words, methodWords(method), at === undefined ? undefined : formatDateTime(at)];
  return facts
    .flatMap((each) => each ?? [])
    .map(isolate)
    .join(' · ');
}
