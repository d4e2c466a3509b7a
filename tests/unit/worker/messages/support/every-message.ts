/** Every message to the worker, as its permitted sender sends it. */
import {
  cancel,
  intentId,
  mountId,
  refund,
  remind,
  sendToTerminal,
} from '../../../support/money-messages.ts';

import { usd } from '../../../support/usd.ts';

const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };

/** The drafts of a panel that continues in a review window. */
export const drafts = {
  invoice: 'rec_1 20101',
  form: 'refund',
  pay: { acknowledged: scheduledPayment, acknowledgedPayments: ['tp_1'] },
  terminal: {
    terminalId: null,
    amount: '12.5',
    seenBalance: usd(1250),
    seen: { version: '1', total: { least: usd(1250), most: usd(1250) } },
    acknowledged: null,
    acknowledgedPayments: [],
    isSent: false,
  },
  refund: {
    parts: [{ paymentId: 'pay_1', amount: '10', includesSurcharge: true, seenRefundable: usd(1000) }],
    reason: 'duplicate',
    note: 'Agreed.',
    reviewedVersion: '1',
  },
};

export const panelMessages = [
  { kind: 'pod.load', mountId },
  { kind: 'pod.watch', mountId },
  { kind: 'pod.sign_in', mountId, switchUser: true },
  { kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId },
  { kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId, acknowledged: scheduledPayment },
  { kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId, acknowledgedPayments: ['tp_1', 'tp_2'] },
  { kind: 'pod.load', mountId, terminalPaymentId: 'tp_1' },
  { kind: 'pod.watch', mountId, terminalPaymentId: 'tp_1' },
  sendToTerminal,
  { ...sendToTerminal, acknowledgedPayments: ['tp_1'] },
  cancel,
  { kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: 'tp_1' },
  { kind: 'pod.dismiss_left_payment', mountId, leftPaymentId: 'tp_1', terminalPaymentId: 'tp_2' },
  refund,
  { ...refund, note: 'Agreed by telephone.' },
  remind,
  { kind: 'pod.step_up', mountId, invoiceId: 'inv_1', intentId },
  { kind: 'pod.dismiss', mountId, intentId },
  { kind: 'pod.open_window', mountId, drafts },
  { kind: 'pod.open', mountId, page: 'home' },
  { kind: 'pod.open', mountId, page: 'help' },
  { kind: 'pod.open', mountId, page: 'feedback' },
  { kind: 'pod.open_support', mountId },
  { kind: 'pod.open', mountId, page: 'receipt', invoiceId: 'inv_1', terminalPaymentId: 'tp_1' },
];

export const badgeMessages = [
  { kind: 'pod.badge', mountId, badge: 'good' },
  { kind: 'pod.badge', mountId, badge: 'problem' },
  { kind: 'pod.badge', mountId, badge: 'none' },
];

export const reportMessage = { kind: 'pod.report' };

export const sidePanelMessages = [
  { kind: 'side.look', windowId: 3 },
  { kind: 'side.ask', windowId: 3, message: { kind: 'pod.load', mountId } },
  { kind: 'side.ask', windowId: 3, message: refund },
  { kind: 'side.report', windowId: 3 },
];

export const settingsMessages = [
  { kind: 'settings.read' },
  { kind: 'settings.sign_out' },
  { kind: 'settings.set_locale', locale: 'de' },
  { kind: 'settings.report' },
  { kind: 'settings.report', window: { width: 1280, height: 720, pixelRatio: 1.5 } },
];

export const pageMessages = [
  { kind: 'page.tampering' },
  { kind: 'page.missed' },
  { kind: 'page.changed' },
  { kind: 'page.opened', mountId },
  { kind: 'page.member', email: 'pat@northwind.example' },
  { kind: 'page.member', email: null },
];

export const popupMessages = [
  { kind: 'popup.look', tabId: 7 },
  { kind: 'popup.open', tabId: 7, number: 'INV-2024/0009.A' },
  { kind: 'popup.close', tabId: 7 },
  { kind: 'popup.teach', tabId: 7, number: '20101' },
  { kind: 'popup.teach_other', tabId: 7 },
  { kind: 'popup.teach_stop', tabId: 7 },
  { kind: 'popup.report', tabId: 7 },
];
