/** Values that WisePay may send although the contract does not list them: shown as sent, or named as unreadable. */
import * as v from 'valibot';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { exampleTerminalPayment } from '#lib/wisepay/contract/examples.ts';
import { type Invoice, invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { type GalleryState, panel } from '../gallery-state.ts';
import { invoiceOf, ready, refundOf } from './base.ts';

/** The invoice as the POD reads it if WisePay sends `change`. */
function read(number: string, change: Readonly<Record<string, unknown>>): Invoice {
  return v.parse(invoiceSchema, { ...invoiceOf(number), ...change });
}

/** An invoice with an unlisted value wherever the contract has a list. */
function unlisted(): Invoice {
  const [payment] = invoiceOf('20103').payments;
  const no = { allowed: false, reason: 'on_hold' };
  const reversal = { ...refundOf(), paymentId: payment?.id, kind: 'reversal', state: 'in_review', at: null };
  return read('20103', {
    status: 'disputed',
    type: 'adjustment',
    dueDate: null,
    actions: { pay: no, terminal: no, remind: { allowed: false }, refund: { ...no, reason: 'chargeback' } },
    payments: [
      { ...payment, state: 'disputed', method: { kind: 'cheque' }, refunds: [reversal] },
      { ...payment, amount: null },
    ],
  });
}

function onTerminal(number: string, change: Readonly<Record<string, unknown>>): ReadyView {
  const payment = v.parse(terminalPaymentSchema, { ...exampleTerminalPayment, ...change });
  return ready(invoiceOf(number), { terminalPayment: showTerminalPayment(payment) });
}

export function unexpectedStates(): GalleryState[] {
  const inPart = read('20101', { terminals: [null], activity: [null], scheduledPayment: {} });
  return [
    panel('unlisted-values', { view: ready(unlisted()) }),
    panel('unlisted-terminal-payment-state', { view: onTerminal('20101', { state: 'pin_retry' }) }),
    panel('card-without-digits', {
      view: onTerminal('20103', { state: 'approved', card: { brand: 'interac', last4: null } }),
    }),
    panel('unreadable-entries', { view: ready(inPart) }),
  ];
}
