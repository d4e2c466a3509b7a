/** The invoice as the contract shows it, derived from the records each time. */
import type * as v from 'valibot';
import type { Invoice, invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import type { paymentSchema, refundSchema } from '#lib/wisepay/schemas/payment.ts';
import type { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { activityOf } from './activity.ts';
import { balanceOf, isOpen, paidOn, refundableOf, refundedOf } from './amounts.ts';
import { sum } from './arithmetic.ts';
import type {
  InvoiceRecord,
  LedgerState,
  PaymentRecord,
  RefundRecord,
  TerminalPaymentRecord,
} from './records.ts';
import { lastReminder, reminderAvailableAt } from './reminders/reminders.ts';
import { actionsOf, statusOf, statusReasonOf } from './status.ts';
import { surchargeInRefundsOf, surchargeRulesOf } from './surcharges.ts';
import { terminalStates } from './terminals/terminals.ts';

/** Answers as sent: unknown digits of a card are null, as providers send them. */
type InvoiceAnswer = v.InferInput<typeof invoiceSchema>;
type PaymentAnswer = v.InferInput<typeof paymentSchema>;
type RefundAnswer = v.InferInput<typeof refundSchema>;
type TerminalPaymentAnswer = v.InferInput<typeof terminalPaymentSchema>;

/**
 * The invoice for the POD at `now`.
 * @param state all records: other invoices decide which terminals are busy
 * @param origin WisePay's own, for the addresses in the answer
 */
export function invoiceView(
  invoice: InvoiceRecord,
  state: LedgerState,
  origin: string,
  now: Date,
): InvoiceAnswer {
  const { id, recordId, number, type, company, merchantId, total, dueDate, payer, linkToken } = invoice;
  const { currency } = total;
  const balance = balanceOf(invoice);
  const status = statusOf(invoice);
  const statusReason = statusReasonOf(invoice);
  const scheduledPayment = balance.value > 0 ? invoice.scheduledPayment : undefined;
  const open = invoice.terminalPayments.find(isOpen);
  const surchargeInRefunds = surchargeInRefundsOf(state, invoice);
  return {
    id,
    version: String(invoice.version),
    recordId,
    number,
    type,
    company,
    merchantId,
    currency,
    status,
    ...(statusReason !== undefined && { statusReason }),
    total,
    paid: paidOn(invoice),
    refunded: sum(currency, invoice.payments.map(refundedOf)),
    balance,
    dueDate,
    ...(scheduledPayment && { scheduledPayment: { ...scheduledPayment, amount: balance } }),
    payer: payer ? { account: true, ...payer } : { account: false },
    payments: invoice.payments.map(paymentView),
    reminders: remindersView(invoice, state),
    terminals: terminalStates(state, merchantId),
    ...(open && { openTerminalPayment: terminalPaymentView(open, id, origin) }),
    activity: activityOf(invoice),
    paymentLink: new URL(`/link/${linkToken}`, origin).href,
    actions: actionsOf(invoice, state, now),
    surcharge: surchargeRulesOf(state, invoice).map((rule) => ({ ...rule })),
    ...(surchargeInRefunds && { surchargeInRefunds }),
  };
}

function paymentView(payment: PaymentRecord): PaymentAnswer {
  const { id, at, method, amount, surcharge, surchargeRefundable, state, refunds } = payment;
  const { failure, returnedAt, terminalPaymentId } = payment;
  return {
    id,
    at,
    method: { ...method, ...(method.kind === 'card' && { last4: method.last4 ?? null }) },
    amount,
    surcharge,
    ...(surchargeRefundable !== undefined && { surchargeRefundable }),
    refunded: refundedOf(payment),
    refundable: refundableOf(payment),
    state,
    ...(failure !== undefined && { failure }),
    ...(returnedAt !== undefined && { returnedAt }),
    refunds: refunds.map((refund) => refundView(refund, payment)),
    ...(terminalPaymentId && { terminalPaymentId }),
  };
}

/** The refund for the POD; money goes back to where it came from. */
export function refundView(refund: RefundRecord, { id, method }: PaymentRecord): RefundAnswer {
  const { brand, last4 } = method;
  return { ...refund, paymentId: id, destination: { ...(brand && { brand }), ...(last4 && { last4 }) } };
}

/** The terminal payment for the POD, with a receipt on WisePay's origin once it has taken money. */
export function terminalPaymentView(
  terminalPayment: TerminalPaymentRecord,
  invoiceId: string,
  origin: string,
): TerminalPaymentAnswer {
  const { endedAt, ...told } = terminalPayment;
  const { paymentId, card, at, final } = told;
  return {
    ...told,
    invoiceId,
    createdAt: at,
    // As long as the bank may still approve it, it has not ended.
    ...(endedAt !== undefined && final !== false && { endedAt }),
    ...(card && { card: { ...card, last4: card.last4 ?? null } }),
    ...(paymentId && { receiptUrl: new URL(`/receipts/${paymentId}`, origin).href }),
  };
}

function remindersView(invoice: InvoiceRecord, state: LedgerState): Invoice['reminders'] {
  const last = lastReminder(invoice);
  const availableAt = reminderAvailableAt(invoice, state);
  return {
    ...(last && { last: { at: last.at, to: last.to, by: last.by } }),
    ...(availableAt && { availableAt }),
  };
}
