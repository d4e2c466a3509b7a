/** The path of each call, for the client and for the API document. */

/** By the call's name in the document; parameters are in braces. */
export const paths = {
  getSession: '/session',
  findInvoice: '/invoices',
  createPaymentSession: '/invoices/{id}/payment-sessions',
  startTerminalPayment: '/invoices/{id}/terminal-payments',
  getTerminalPayment: '/terminal-payments/{id}',
  cancelTerminalPayment: '/terminal-payments/{id}/cancel',
  sendReminder: '/invoices/{id}/reminders',
  refundPayment: '/payments/{id}/refunds',
  getRefund: '/refunds/{id}',
  findOperation: '/operations/{idempotencyKey}',
} as const;

export type CallName = keyof typeof paths;

/**
 * The path of a call that has one parameter, to append to the API's base address.
 *
 * @param id the ID of an invoice, payment, refund or terminal payment, or an idempotency key
 */
export function pathTo(call: CallName, id: string): string {
  return paths[call].replace(/\{\w+\}/, () => encodeURIComponent(id));
}
