/**
 * What the panel is shown of WisePay's records and of the journal: what it draws and sends back, and nothing else.
 * Addresses that are opened stay with the worker; the panel names what to open.
 */
import * as v from 'valibot';
import { moneySchema } from '../money/money.ts';
import { listOf } from '../wisepay/schemas/common.ts';
import type { ActivityEntry } from '../wisepay/schemas/invoice.ts';
import {
  activityEntrySchema,
  type Invoice,
  invoiceFieldsSchema,
  terminalSchema,
  unreadableSchema,
} from '../wisepay/schemas/invoice.ts';
import { paymentSchema } from '../wisepay/schemas/payment.ts';
import { reminderSchema } from '../wisepay/schemas/reminder.ts';
import { type TerminalPayment, terminalPaymentSchema } from '../wisepay/schemas/terminal-payment.ts';
import { abandonReasonSchema, intentKindSchema } from './intent-kinds.ts';

/**
 * An invoice without what the panel has no use for, and what the view tells apart from it. Its id goes back with everything that
 * a person asks for.
 */
export const shownInvoiceSchema = v.object({
  ...v.omit(invoiceFieldsSchema, ['merchantId', 'openTerminalPayment', 'paymentLink']).entries,
  payments: listOf(paymentSchema),
  terminals: listOf(terminalSchema),
  /** The newest of what happened, newest first. */
  activity: listOf(activityEntrySchema),
  /** How many entries of WisePay's lists could not be read, and are in none of these. */
  unreadable: v.optional(unreadableSchema),
  /** How many entries are older than that. */
  olderActivity: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export type ShownInvoice = v.InferOutput<typeof shownInvoiceSchema>;

/**
 * Why it is not certain what a terminal payment has come to, beyond its state:
 * - `unanswered`: there is no answer of the terminal or the bank, for longer than one takes;
 * - `checking`: the terminal has reported an end that WisePay does not stand for yet;
 * - `unconfirmed`: nor after longer than that takes.
 */
const doubtSchema = v.picklist(['unanswered', 'checking', 'unconfirmed']);

export type Doubt = v.InferOutput<typeof doubtSchema>;

export const shownTerminalPaymentSchema = v.object({
  ...v.omit(terminalPaymentSchema, ['receiptUrl']).entries,
  doubt: v.optional(doubtSchema),
  /** Whether there is a receipt: the worker asks for its address and opens it. */
  hasReceipt: v.boolean(),
});

export type ShownTerminalPayment = v.InferOutput<typeof shownTerminalPaymentSchema>;

/** An intent of the journal; see `lib/worker/operations/intent.ts` for what its states mean. */
export const shownOperationSchema = v.object({
  /** The intent's key. */
  intentId: v.string(),
  kind: intentKindSchema,
  state: v.picklist(['open', 'step_up', 'accepted', 'refused', 'not_received', 'abandoned', 'unresolved']),
  /** What it was for, where it was for an amount; without surcharge. */
  amount: v.optional(moneySchema),
  /** The payment that a refund gives back. */
  paymentId: v.optional(v.string()),
  /** The refund that WisePay made of it; how that stands is told by the invoice's payments. */
  refundId: v.optional(v.string()),
  /** What became of an accepted reminder; a skipped or failed one sent no email. */
  reminder: v.optional(v.pick(reminderSchema, ['state', 'reason'])),
  /** WisePay's code for a refusal. */
  problemCode: v.optional(v.string()),
  /** What WisePay names the refused request by. */
  requestId: v.optional(v.string()),
  /** Why an abandoned one is not sent any more. */
  abandonedFor: v.optional(abandonReasonSchema),
});

export type ShownOperation = v.InferOutput<typeof shownOperationSchema>;

/** The invoice as the panel is shown it. */
export function showInvoice(invoice: Invoice): ShownInvoice {
  const activity = newestOf(invoice.activity);
  const olderActivity = invoice.activity.length - activity.length;
  return v.parse(shownInvoiceSchema, { ...invoice, activity, olderActivity });
}

/** A terminal payment as the panel is shown it. */
export function showTerminalPayment(
  { receiptUrl, ...payment }: TerminalPayment,
  doubt?: Doubt,
): ShownTerminalPayment {
  return { ...payment, ...(doubt !== undefined && { doubt }), hasReceipt: receiptUrl !== undefined };
}

/** How many entries are shown: more than anybody reads beside an invoice; all of them are in WisePay. */
const most = 50;

/** The newest 50, newest first, whatever order they come in; entries of the same moment stay as they are. */
export function newestOf(activity: readonly ActivityEntry[]): ActivityEntry[] {
  return activity.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
}
