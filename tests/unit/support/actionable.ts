/** An invoice that allows every action, for tests that change a detail or two. */
import type { ShownOperation, ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Action } from '#lib/wisepay/schemas/invoice.ts';
import { readyView } from './invoices.ts';
import { samplePayment } from './payments.ts';
import { usd } from './usd.ts';

export { usd };

const yes: Action = { allowed: true };

/** $1,000.00 is due and $600.00 was paid by Visa; two terminals are ready, cards have a surcharge of 2.5 %. */
export function actionable(
  invoice: Partial<ReadyView['invoice']> = {},
  view: Partial<Omit<ReadyView, 'invoice'>> = {},
): ReadyView {
  const base = readyView({
    payer: { account: true, name: 'Dana Contoso', email: 'billing@contoso-dental.example' },
    payments: [samplePayment],
    terminals: [
      { id: 'trm_front', label: 'Front desk', state: 'ready' },
      { id: 'trm_service', label: 'Service counter', state: 'ready' },
      { id: 'trm_lobby', label: 'Lobby', state: 'busy' },
      { id: 'trm_warehouse', label: 'Warehouse', state: 'offline' },
    ],
    surcharge: [{ method: 'card', percent: 2.5 }],
    actions: { pay: yes, terminal: yes, remind: yes, refund: yes },
    ...invoice,
  });
  return { ...base, ...view };
}

/** The same invoice's actions, with one refused for `reason`. */
export function without(
  action: keyof ReadyView['invoice']['actions'],
  reason: Extract<Action, { allowed: false }>['reason'],
): Pick<ReadyView['invoice'], 'actions'> {
  return { actions: { ...actionable().invoice.actions, [action]: { allowed: false, reason } } };
}

/** $500.00 on the front desk's terminal. */
export const terminalPayment: ShownTerminalPayment = {
  id: 'tp_1',
  version: 1,
  invoiceId: 'inv_1',
  terminal: { id: 'trm_front', label: 'Front desk' },
  amount: usd(50000),
  surcharge: usd(1250),
  total: usd(51250),
  state: 'waiting_for_card',
  cancelRequested: false,
  hasReceipt: false,
};

export function operation(change: Partial<ShownOperation>): ShownOperation {
  return {
    intentId: 'int_1',
    kind: 'refund',
    state: 'open',
    paymentId: 'pay_1',
    amount: usd(10000),
    ...change,
  };
}
