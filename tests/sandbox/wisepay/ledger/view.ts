/** The invoice as the contract shows it, everything derived afresh. */
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { merchantById } from '../merchants.ts';
import { activityOf } from './activity.ts';
import { balanceOf, isOpen, paidOn, refundableOf, refundedOf } from './amounts.ts';
import { sum } from './arithmetic.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord, TerminalPaymentRecord } from './records.ts';
import { lastReminder, reminderAvailableAt } from './reminders.ts';
import { actionsOf, statusOf } from './status.ts';
import { terminalStates } from './terminals.ts';

/**
 * The invoice for the POD.
 * @param state all records: what other invoices do decides which terminals are busy
 * @param origin WisePay's own, for the addresses in the answer
 */
export function invoiceView(invoice: InvoiceRecord, state: LedgerState, origin: string): Invoice {
  const { id, recordId, number, type, company, merchantId, total, dueDate, payer, linkToken } = invoice;
  const { currency } = total;
  const balance = balanceOf(invoice);
  const scheduledPayment = balance.value > 0 ? invoice.scheduledPayment : undefined;
  const open = invoice.terminalPayments.find(isOpen);
  return {
    id,
    version: String(invoice.version),
    recordId,
    number,
    type,
    company,
    merchantId,
    currency,
    status: statusOf(invoice),
    total,
    paid: paidOn(invoice),
    refunded: sum(currency, invoice.payments.map(refundedOf)),
    balance,
    dueDate,
    ...(scheduledPayment && { scheduledPayment: { ...scheduledPayment } }),
    payer: payer ? { account: true, ...payer } : { account: false },
    payments: invoice.payments.map(paymentView),
    reminders: remindersView(invoice),
    terminals: terminalStates(merchantId, state.invoices),
    ...(open && { openTerminalPayment: terminalPaymentView(open, id) }),
    activity: activityOf(invoice),
    paymentLink: new URL(`/link/${linkToken}`, origin).href,
    actions: actionsOf(invoice, new Date()),
    surcharge: merchantById(merchantId).surcharge.map((rule) => ({ ...rule })),
  };
}

function paymentView(payment: PaymentRecord): Payment {
  const { id, at, method, amount, surcharge, state, refunds } = payment;
  const { brand, last4 } = method;
  return {
    id,
    at,
    method,
    amount,
    surcharge,
    refunded: refundedOf(payment),
    refundable: refundableOf(payment),
    state,
    refunds: refunds.map((refund) => ({
      ...refund,
      paymentId: id,
      destination: { ...(brand && { brand }), ...(last4 && { last4 }) },
    })),
  };
}

function terminalPaymentView(terminalPayment: TerminalPaymentRecord, invoiceId: string): TerminalPayment {
  return { ...terminalPayment, invoiceId };
}

function remindersView(invoice: InvoiceRecord): Invoice['reminders'] {
  const last = lastReminder(invoice);
  const availableAt = reminderAvailableAt(invoice);
  return {
    ...(last && { last: { at: last.at, to: last.to, by: last.by } }),
    ...(availableAt && { availableAt }),
  };
}
