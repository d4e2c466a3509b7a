/** A payment on a terminal whose end WisePay does not know yet, and what a person does about it in the panel. */
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { sampleInvoice } from '../../../support/invoices.ts';
import { mountId } from '../../../support/money-messages.ts';
import type { PodHarness } from '../../../support/pod-harness.ts';
import { sampleTerminalPayment } from '../../../support/terminal-payment.ts';

/** How long a payment may take before the panel says so, in ms. */
export const patienceMs = 120_000;

export const load = (pod: PodHarness, terminalPaymentId?: string) =>
  pod.tell({ kind: 'pod.load', mountId, terminalPaymentId });

export const leave = (pod: PodHarness) =>
  pod.tell({ kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: 'tp_1' });

export const dismiss = (pod: PodHarness) =>
  pod.tell({ kind: 'pod.dismiss_left_payment', mountId, leftPaymentId: 'tp_1' });

/** The view in an answer; throws if it shows no invoice. */
export function ready(reply: PanelReply): ReadyView {
  if (!reply.ok || reply.view.kind !== 'ready') throw new Error(`No invoice: ${JSON.stringify(reply)}`);
  return reply.view;
}

/** WisePay has the payment open on the invoice. */
export function openAtWisePay(pod: PodHarness, change: Partial<TerminalPayment>) {
  const payment = { ...sampleTerminalPayment, ...change };
  pod.api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, openTerminalPayment: payment });
  pod.api.answers['GET /terminal-payments'] = () => Response.json(payment);
}

/** WisePay has the payment, but no longer as open on the invoice. */
export function endedAtWisePay(pod: PodHarness, payment: TerminalPayment, invoice = sampleInvoice) {
  pod.api.answers['GET /invoices'] = () => Response.json(invoice);
  pod.api.answers['GET /terminal-payments'] = () => Response.json(payment);
}
