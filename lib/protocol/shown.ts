/**
 * The parts of WisePay's records and of the journal that the panel gets: what it draws and sends back, nothing else.
 * Addresses to open stay with the worker; the panel names what to open.
 */
import * as v from 'valibot';
import { moneySchema } from '../money/money.ts';
import { type ActivityEntry, activityEntrySchema } from '../wisepay/schemas/activity.ts';
import { listOf, timestampSchema } from '../wisepay/schemas/common.ts';
import { type Invoice, invoiceFieldsSchema, unreadableSchema } from '../wisepay/schemas/invoice.ts';
import { paymentSchema } from '../wisepay/schemas/payment.ts';
import { reminderSchema } from '../wisepay/schemas/reminder.ts';
import { terminalSchema } from '../wisepay/schemas/terminal.ts';
import { type TerminalPayment, terminalPaymentSchema } from '../wisepay/schemas/terminal-payment.ts';
import { abandonReasonSchema, intentKindSchema } from './intent-kinds.ts';

/**
 * An invoice without what the panel does not use and what the view carries separately. Its ID goes back with every
 * request.
 */
export const shownInvoiceSchema = v.object({
  ...v.omit(invoiceFieldsSchema, ['merchantId', 'openTerminalPayment', 'paymentLink']).entries,
  payments: listOf(paymentSchema),
  terminals: listOf(terminalSchema),
  /** The newest entries, newest first. */
  activity: listOf(activityEntrySchema),
  /** How many entries of WisePay's lists could not be read, and are missing here. */
  unreadable: v.optional(unreadableSchema),
  /** How many entries are older than those in `activity`. */
  olderActivity: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export type ShownInvoice = v.InferOutput<typeof shownInvoiceSchema>;

/**
 * Why the outcome of a terminal payment is uncertain, beyond its state:
 * - `unanswered`: the terminal or the bank has not answered for longer than an answer takes;
 * - `checking`: the terminal has reported an end that WisePay has not confirmed yet;
 * - `unconfirmed`: nor after longer than that takes, or WisePay no longer knows the payment.
 */
const doubtSchema = v.picklist(['unanswered', 'checking', 'unconfirmed']);

export type Doubt = v.InferOutput<typeof doubtSchema>;

export const shownTerminalPaymentSchema = v.object({
  ...v.omit(terminalPaymentSchema, ['receiptUrl']).entries,
  doubt: v.optional(doubtSchema),
  /** Whether there is a receipt; the worker asks for its address and opens it. */
  hasReceipt: v.boolean(),
});

export type ShownTerminalPayment = v.InferOutput<typeof shownTerminalPaymentSchema>;

/** An intent of the journal; for its states, see `lib/worker/operations/intent.ts`. */
export const shownOperationSchema = v.object({
  /** The intent's key. */
  intentId: v.string(),
  kind: intentKindSchema,
  state: v.picklist(['open', 'step_up', 'accepted', 'refused', 'not_received', 'abandoned', 'unresolved']),
  /** When its state became certain, or since when it waits; absent if that is unknown. */
  at: v.optional(timestampSchema),
  /** Without surcharge; absent if it was not for an amount. */
  amount: v.optional(moneySchema),
  /**
   * What WisePay says that it moves, or else what the user confirmed, surcharge included: a range if the surcharge
   * depends on the card. Absent if unknown; never in another currency than `amount`.
   */
  total: v.optional(v.object({ least: moneySchema, most: moneySchema })),
  /** The payment that a refund gives back. */
  paymentId: v.optional(v.string()),
  /** The refund that WisePay made of it; the invoice's payments have its state. */
  refundId: v.optional(v.string()),
  /** What became of an accepted reminder; a skipped or failed one sent no email. */
  reminder: v.optional(v.pick(reminderSchema, ['state', 'reason'])),
  /** WisePay's code for a refusal. */
  problemCode: v.optional(v.string()),
  /** WisePay's ID of the refused request. */
  requestId: v.optional(v.string()),
  /** Why an abandoned one is no longer sent. */
  abandonedFor: v.optional(abandonReasonSchema),
});

export type ShownOperation = v.InferOutput<typeof shownOperationSchema>;

/** Returns the part of an invoice that the panel gets. */
export function showInvoice(invoice: Invoice): ShownInvoice {
  const activity = newestOf(invoice.activity);
  const olderActivity = invoice.activity.length - activity.length;
  return v.parse(shownInvoiceSchema, { ...invoice, activity, olderActivity });
}

/** Returns the part of a terminal payment that the panel gets. */
export function showTerminalPayment(
  { receiptUrl, ...payment }: TerminalPayment,
  doubt?: Doubt,
): ShownTerminalPayment {
  return { ...payment, ...(doubt !== undefined && { doubt }), hasReceipt: receiptUrl !== undefined };
}

/** How many entries are shown: more than anyone reads beside an invoice. WisePay has all of them. */
const most = 50;

/** Returns the newest 50, newest first, whatever order they come in; entries of the same time keep their order. */
export function newestOf(activity: readonly ActivityEntry[]): ActivityEntry[] {
  return activity.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
}
