/** What a person can wish for in a panel that becomes an intent, and the intents that it became. */

import type { PanelController, RefundInput } from '#lib/panel/panel-controller.ts';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import { readyView } from '../../support/invoices.ts';
import type { PatientWorker } from '../../support/patient-worker.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { usd } from '../../support/usd.ts';
import type { PanelHarness } from './panel-harness.ts';

/** The invoice that these wishes are about: something was refunded already. */
export const refundableView = readyView({
  payments: [{ ...samplePayment, refunded: usd(700) }, sampleDebit],
});

export type PanelAction = (panel: PanelController) => Promise<unknown>;

export const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
export const terminalInput = { terminalId: 'trm_1', amount: usd(12500), invoiceVersion: '1' };
export const refundInput: RefundInput = {
  refunds: [
    { paymentId: 'pay_1', amount: usd(500), includesSurcharge: true },
    { paymentId: 'pay_2', amount: usd(20000), includesSurcharge: false },
  ],
  reason: 'overcharged',
  note: 'Agreed.',
};

/** Each by the panel's name for the action. */
export const actions = {
  pay: (panel) => panel.pay(scheduledPayment),
  send_to_terminal: (panel) => panel.sendToTerminal(terminalInput),
  cancel_terminal_payment: (panel) => panel.cancelTerminalPayment('tp_1'),
  refund: (panel) => panel.refund(refundInput),
  remind: (panel) => panel.remind('1'),
} satisfies Record<string, PanelAction>;

/** The intent ids of the last question; throws when it has none. */
export function lastIntents(worker: PatientWorker): string[] {
  const { message } = worker.question(-1);
  if (message.kind === 'pod.refund') return message.refunds.map(({ intentId }) => intentId);
  if ('intentId' in message) return [message.intentId];
  throw new Error(`${message.kind} has no intent`);
}

/** Asks the panel for it, and gives the intent ids that it was sent with and what the panel tells when it is over. */
export async function ask(
  { worker, panel }: Pick<PanelHarness, 'worker' | 'panel'>,
  panelAction: PanelAction,
  reply: PanelReply,
) {
  const done = panelAction(panel);
  const question = worker.question(-1);
  const ids = lastIntents(worker);
  await question.reply(reply);
  return { ids, done };
}
