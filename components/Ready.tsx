/** The invoice and what can be done with it. */
import { useEffect, useRef } from 'preact/hooks';
import type { FormName } from '../lib/pod/drafts-message.ts';
import type { PanelState } from '../lib/pod/view-keeper.ts';
import type { ReadyView } from '../lib/pod/views.ts';
import { ActionFailure } from './ActionFailure.tsx';
import { Actions } from './Actions.tsx';
import type { DraftStore } from './drafts.ts';
import { InvoiceFacts } from './InvoiceFacts.tsx';
import { Notice } from './Notice.tsx';
import { OpenForm } from './OpenForm.tsx';
import { Outcomes } from './operations/Outcomes.tsx';
import { isBlocked } from './operations/operation-facts.ts';
import { Refunds } from './refund/Refunds.tsx';
import { takeFocus } from './take-focus.ts';
import { TerminalPayment } from './terminal/TerminalPayment.tsx';
import type { Wishes } from './wishes.ts';
import { formatDay } from './words/invoice-words.ts';

export interface ReadyProps extends Wishes {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  readonly failure: PanelState['failure'];
  readonly drafts: DraftStore;
}

export function Ready(props: ReadyProps) {
  const { view, busy, failure, drafts, onPay, onCancelTerminalPayment, onOpen } = props;
  const { invoice, terminalPayment, paymentScreenOpen, operations } = view;
  const { openers, paymentHeading } = useFocusAfter(drafts.form);
  const notices = (
    <>
      <ActionFailure invoice={invoice} failure={failure} busy={busy} onPay={onPay} />
      <Outcomes {...props} busy={busy !== null} />
    </>
  );
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
      {terminalPayment !== undefined && (
        <TerminalPayment
          payment={terminalPayment}
          balance={invoice.balance}
          cancelling={busy === 'cancel_terminal_payment' || isBlocked(operations, 'terminal_cancel')}
          headingRef={paymentHeading}
          onCancel={() => onCancelTerminalPayment(terminalPayment.id)}
          onReceipt={() => onOpen('receipt', terminalPayment.id)}
          onPutAway={props.onPutAwayTerminalPayment}
        />
      )}
      {drafts.form === null ? (
        <>
          {notices}
          <Actions
            view={view}
            busy={busy}
            openerRef={(form) => (button) => {
              openers.current[form] = button;
            }}
            onPay={onPay}
            onOpenForm={(form) => drafts.open(form, view)}
          />
        </>
      ) : (
        <OpenForm {...props}>{notices}</OpenForm>
      )}
      {paymentScreenOpen && invoice.actions.pay.allowed && (
        <p class="hint" role="status">
          WisePay’s payments screen is open in another tab. This panel follows its outcome.
        </p>
      )}
      <Refunds payments={invoice.payments} />
    </>
  );
}

/** When a form closes, the focus goes back to the button that opened it, or to the payment that it has become. */
function useFocusAfter(form: FormName | null) {
  const openers = useRef<Partial<Record<FormName, HTMLButtonElement | null>>>({});
  const paymentHeading = useRef<HTMLHeadingElement>(null);
  const before = useRef(form);
  useEffect(() => {
    const closed = form === null ? before.current : null;
    before.current = form;
    if (closed !== null) takeFocus(openers.current[closed] ?? paymentHeading.current);
  }, [form]);
  return { openers, paymentHeading };
}
