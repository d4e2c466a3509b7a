/** Where the API has each call, for whoever makes it as well as for the API document. */

/** By the call's name in the document; a parameter's name is in braces. */
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
 * The path of a call about one thing, behind the API's base address.
 *
 * @param id the invoice, payment, refund, terminal payment or idempotency key that the call's one parameter names
 */
export function pathTo(call: CallName, id: string): string {
  return paths[call].replace(/\{\w+\}/, () => encodeURIComponent(id));
}
