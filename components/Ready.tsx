/** The invoice and what can be done with it. */
import type { PanelState } from '../lib/pod/panel-controller.ts';
import type { ReadyView } from '../lib/pod/views.ts';
import { ActionButton } from './ActionButton.tsx';
import { Failure } from './Failure.tsx';
import { InvoiceFacts } from './InvoiceFacts.tsx';
import { Notice } from './Notice.tsx';
import { TryAgain } from './TryAgain.tsx';
import { formatDay, whyNoPayment } from './words/invoice-words.ts';

export interface ReadyProps {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  readonly failure: PanelState['failure'];
  onPay(): void;
}

export function Ready({ view: { invoice, paymentScreenOpen }, busy, failure, onPay }: ReadyProps) {
  return (
    <>
      <InvoiceFacts invoice={invoice} />
      {invoice.scheduledPayment !== undefined && (
        <Notice title="An automatic payment is scheduled" tone="problem">
          <p>
            WisePay will charge {invoice.scheduledPayment.method} on{' '}
            {formatDay(invoice.scheduledPayment.date)}. Another payment before that day may pay this invoice
            twice.
          </p>
        </Notice>
      )}
      {failure?.action === 'pay' && (
        <Failure error={failure.error} consequence="The payments screen was not opened; no money moved.">
          {invoice.pay.allowed && <TryAgain error={failure.error} busy={busy === 'pay'} onClick={onPay} />}
        </Failure>
      )}
      {invoice.pay.allowed ? (
        <div class="actions">
          <ActionButton label="Pay Invoice" kind="primary" busy={busy === 'pay'} onClick={onPay} />
        </div>
      ) : (
        <p class="hint">{whyNoPayment(invoice.type, invoice.pay.reason)}</p>
      )}
      {paymentScreenOpen && invoice.pay.allowed && (
        <p class="hint" role="status">
          WisePay’s payments screen is open in another tab. This panel follows its outcome.
        </p>
      )}
    </>
  );
}
