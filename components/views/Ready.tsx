/** The invoice and what can be done with it. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { FormName } from '../../lib/pod/contract/drafts-message.ts';
import { isBlocked } from '../../lib/pod/contract/operation-facts.ts';
import { isHeldBack } from '../../lib/pod/contract/payability.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import type { PanelState } from '../../lib/pod/controllers/view-keeper.ts';
import { Activity } from '../activity/Activity.tsx';
import { takeFocus } from '../basics/take-focus.ts';
import { ActionFailure } from '../invoice/ActionFailure.tsx';
import { Actions } from '../invoice/Actions.tsx';
import { InvoiceFacts } from '../invoice/InvoiceFacts.tsx';
import { OpenForm } from '../invoice/OpenForm.tsx';
import { Outcomes } from '../operations/Outcomes.tsx';
import { ScheduledNotice } from '../pay/ScheduledNotice.tsx';
import { PaymentLink } from '../payment-link/PaymentLink.tsx';
import type { DraftStore } from '../pod/drafts.ts';
import type { Wishes } from '../pod/wishes.ts';
import { Refunds } from '../refund/Refunds.tsx';
import { TerminalPayment } from '../terminal/TerminalPayment.tsx';

export interface ReadyProps extends Wishes {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  readonly failure: PanelState['failure'];
  readonly drafts: DraftStore;
}

export function Ready(props: ReadyProps) {
  const { view, busy, failure, drafts, onCancelTerminalPayment, onOpen } = props;
  const { invoice, terminalPayment, paymentScreenOpen, operations, paymentLink } = view;
  const { openers, paymentHeading, invoiceHeading } = useFocusAfter(drafts.form);
  const onPay = () => void drafts.openPaymentsScreen();
  const isWarnedInForm = drafts.form === 'pay' || drafts.form === 'terminal';
  const notices = (
    <>
      <ActionFailure view={view} failure={failure} busy={busy} onPay={onPay} />
      <Outcomes {...props} busy={busy !== null} />
    </>
  );
  return (
    <>
      <InvoiceFacts invoice={invoice} headingRef={invoiceHeading} />
      {invoice.scheduledPayment !== undefined && !isWarnedInForm && (
        <ScheduledNotice {...invoice.scheduledPayment} />
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
          >
            {paymentLink !== undefined && !isHeldBack(view) && (
              <PaymentLink link={paymentLink} scheduledPayment={invoice.scheduledPayment} />
            )}
          </Actions>
        </>
      ) : (
        <OpenForm {...props}>{notices}</OpenForm>
      )}
      {paymentScreenOpen && invoice.actions.pay.allowed && (
        <p class="hint" role="status">
          {t('ready.paymentScreenOpen')}
        </p>
      )}
      <Refunds payments={invoice.payments} />
      <Activity {...invoice} />
    </>
  );
}

/**
 * When a form closes, the focus goes back to the button that opened it, or to the payment that it has become. Where
 * neither is there, the invoice itself takes it.
 */
function useFocusAfter(form: FormName | null) {
  const openers = useRef<Partial<Record<FormName, HTMLButtonElement | null>>>({});
  const paymentHeading = useRef<HTMLHeadingElement>(null);
  const invoiceHeading = useRef<HTMLHeadingElement>(null);
  const before = useRef(form);
  useEffect(() => {
    const closed = form === null ? before.current : null;
    before.current = form;
    if (closed === null) return;
    takeFocus(openers.current[closed] ?? paymentHeading.current ?? invoiceHeading.current);
  }, [form]);
  return { openers, paymentHeading, invoiceHeading };
}
