/** The open form, with the outcomes of earlier tries inside it. */
import type { ComponentChildren } from 'preact';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import { isBlocked, uncertainPayments } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { PayForm } from '../pay/PayForm.tsx';
import { RefundForm } from '../refund/RefundForm.tsx';
import { ReminderForm } from '../reminder/ReminderForm.tsx';
import { TerminalForm } from '../terminal/TerminalForm.tsx';
import { usePanel } from '../ui/panel-context.ts';
import type { DraftStore } from './drafts.ts';

export interface OpenFormProps {
  /** The action whose form is open. */
  readonly form: ActionId;
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
  readonly drafts: DraftStore;
  readonly children: ComponentChildren;
}

export function OpenForm({ form, view, busy, drafts, children }: OpenFormProps) {
  const panel = usePanel();
  const { invoice, operations } = view;
  const { pay, terminal, refund } = drafts;
  const uncertain = uncertainPayments(view);
  switch (form) {
    case 'pay':
      return (
        pay && (
          <PayForm
            view={view}
            scheduledPayment={invoice.scheduledPayment}
            acknowledged={pay.acknowledged}
            busy={busy === 'pay'}
            onAcknowledge={drafts.acknowledge}
            uncertain={{
              uncertain,
              acknowledged: pay.acknowledgedPayments,
              onAcknowledge: drafts.acknowledgePayments,
            }}
            onPay={() => void drafts.openPaymentsScreen()}
            onBack={drafts.close}
          >
            {children}
          </PayForm>
        )
      );
    case 'terminal':
      return (
        terminal && (
          <TerminalForm
            invoice={invoice}
            draft={terminal}
            uncertain={uncertain}
            busy={busy === 'terminal'}
            blocked={isBlocked(operations, 'terminal')}
            onRefresh={panel.refresh}
            onDraft={drafts.changeTerminal}
            onSend={drafts.sendToTerminal}
            onOpenCardPresent={() => void panel.open('card_present')}
            onBack={drafts.close}
          >
            {children}
          </TerminalForm>
        )
      );
    case 'refund':
      return (
        refund && (
          <RefundForm
            view={view}
            draft={refund}
            busy={busy === 'refund'}
            onDraft={drafts.changeRefund}
            onSend={(input) => void drafts.sendRefund(input)}
            onBack={drafts.close}
          >
            {children}
          </RefundForm>
        )
      );
    case 'remind':
      return (
        <ReminderForm
          view={view}
          busy={busy === 'remind'}
          checking={busy === 'check_again'}
          onSend={() => {
            drafts.close();
            void panel.remind(invoice.version);
          }}
          onBack={drafts.close}
        >
          {children}
        </ReminderForm>
      );
  }
}
