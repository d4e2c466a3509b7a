/** Inputs in a panel that become intents, and the intents that they become. */

import type { PanelController } from '#lib/panel/panel-controller.ts';
import type { RefundInput } from '#lib/panel/panel-intents.ts';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import { readyView } from '../../support/invoices.ts';
import type { PatientWorker } from '../../support/patient-worker.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { usd } from '../../support/usd.ts';
import type { PanelHarness } from './panel-harness.ts';

/** The invoice of these inputs; a part of it is already refunded. */
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

/** The actions, by the panel's names for them. */
export const actions = {
  pay: (panel) => panel.pay(scheduledPayment),
  terminal: (panel) => panel.sendToTerminal(terminalInput),
  terminal_cancel: (panel) => panel.cancelTerminalPayment('tp_1'),
  refund: (panel) => panel.refund(refundInput),
  remind: (panel) => panel.remind('1'),
} satisfies Record<string, PanelAction>;

/** The intent IDs of the last question; throws if it has none. */
export function lastIntents(worker: PatientWorker): string[] {
  const { message } = worker.question(-1);
  if (message.kind === 'pod.refund') return message.refunds.map(({ intentId }) => intentId);
  if ('intentId' in message) return [message.intentId];
  throw new Error(`${message.kind} has no intent`);
}

/** Performs the action and answers with `reply`. Returns the intent IDs that were sent, and the panel's result. */
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
