/** The invoice and what can be done with it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import { isBlocked, isPaymentBlocked, uncertainPayments } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { Activity } from '../activity/Activity.tsx';
import { ActionFailure } from '../invoice/ActionFailure.tsx';
import { Actions } from '../invoice/Actions.tsx';
import type { DraftStore } from '../invoice/drafts.ts';
import { InvoiceFacts } from '../invoice/InvoiceFacts.tsx';
import { OpenForm } from '../invoice/OpenForm.tsx';
import { canOpen } from '../invoice/secondary-actions.ts';
import { Outcomes } from '../operations/Outcomes.tsx';
import { ScheduledNotice } from '../pay/ScheduledNotice.tsx';
import { PaymentLink } from '../payment-link/PaymentLink.tsx';
import { Refunds } from '../refund/Refunds.tsx';
import { LeftPayments } from '../terminal/LeftPayments.tsx';
import { Receipts } from '../terminal/Receipts.tsx';
import { TerminalPayment } from '../terminal/TerminalPayment.tsx';
import { restDraft } from '../terminal/terminal-draft.ts';
import { usePanel } from '../ui/panel-context.ts';
import { takeFocus } from '../ui/take-focus.ts';
import { wordsForForeignLink } from '../words/error-words.ts';

export interface ReadyProps {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  readonly failure: PanelState['failure'];
  readonly drafts: DraftStore;
}

export function Ready({ view, busy, failure, drafts }: ReadyProps) {
  const panel = usePanel();
  const { invoice, terminalPayment, paymentScreenOpen, operations, paymentLink, foreignLink } = view;
  const { openers, paymentHeading, invoiceHeading } = useFocusAfter(drafts.form);
  // No one warns the payer of a payment that may still come.
  const mayBePaidElsewhere = !isPaymentBlocked(view) && uncertainPayments(view).length === 0;
  const onPay = () => void drafts.openPaymentsScreen();
  // What goes away on its own must not move the buttons of a form, or what a person is waiting for.
  const mayRetire = busy === null && drafts.form === null;
  const isWarnedInForm = drafts.form === 'pay' || drafts.form === 'terminal';
  const notices = (
    <>
      <ActionFailure view={view} failure={failure} busy={busy} onPay={onPay} />
      <Outcomes view={view} busy={busy !== null} mayRetire={mayRetire} />
    </>
  );
  return (
    <>
      <InvoiceFacts view={view} headingRef={invoiceHeading} />
      {invoice.scheduledPayment !== undefined && !isWarnedInForm && (
        <ScheduledNotice {...invoice.scheduledPayment} />
      )}
      {terminalPayment !== undefined && (
        <TerminalPayment
          payment={terminalPayment}
          invoice={invoice}
          patienceSeconds={view.terminalPatienceSeconds}
          checking={busy === 'check_again'}
          busy={busy !== null}
          cancelling={busy === 'terminal_cancel' || isBlocked(operations, 'terminal_cancel')}
          mayRetire={mayRetire}
          headingRef={paymentHeading}
          onCancel={() => void panel.cancelTerminalPayment(terminalPayment.id)}
          onReceipt={() => void panel.open('receipt', terminalPayment.id)}
          onDismiss={() => void panel.dismissTerminalPayment()}
          onRetire={() => {
            // The focus must not get lost with the heading that has it.
            if (document.activeElement === paymentHeading.current) takeFocus(invoiceHeading.current);
            void panel.dismissTerminalPayment();
          }}
          onSendRest={
            drafts.form === null && canOpen('terminal', view)
              ? (rest) => drafts.openTerminal(restDraft(view, rest, terminalPayment.terminal.id))
              : undefined
          }
          onCheckAgain={() => void panel.checkAgain()}
          onOpenCardPresent={() => void panel.open('card_present')}
          onLeave={() => void panel.leaveTerminalPayment(terminalPayment.id)}
        />
      )}
      <LeftPayments view={view} busy={busy} />
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
            {paymentLink !== undefined && mayBePaidElsewhere && (
              <PaymentLink link={paymentLink} scheduledPayment={invoice.scheduledPayment} />
            )}
            {foreignLink !== undefined && !isPaymentBlocked(view) && (
              <p class="hint">{wordsForForeignLink(foreignLink)}</p>
            )}
          </Actions>
        </>
      ) : (
        <OpenForm form={drafts.form} view={view} busy={busy} drafts={drafts}>
          {notices}
        </OpenForm>
      )}
      {paymentScreenOpen && invoice.actions.pay.allowed && (
        <p class="hint" role="status">
          {t('ready.paymentScreenOpen')}
        </p>
      )}
      <Refunds view={view} />
      <Receipts view={view} busy={busy !== null} />
      <Activity {...invoice} />
    </>
  );
}

/**
 * When a form closes, the focus goes back to the button that opened it, or to the payment that it has become. If
 * neither is there, the invoice itself takes the focus.
 */
function useFocusAfter(form: ActionId | null) {
  const openers = useRef<Partial<Record<ActionId, HTMLButtonElement | null>>>({});
  const paymentHeading = useRef<HTMLHeadingElement>(null);
  const invoiceHeading = useRef<HTMLHeadingElement>(null);
  const before = useRef(form);
  useLayoutEffect(() => {
    const closed = form === null ? before.current : null;
    before.current = form;
    if (closed === null) return;
    takeFocus(openers.current[closed] ?? paymentHeading.current ?? invoiceHeading.current);
  }, [form]);
  return { openers, paymentHeading, invoiceHeading };
}
