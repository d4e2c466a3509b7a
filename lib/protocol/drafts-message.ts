/**
 * The contract for drafts on their way from the panel to a review window, where the same form continues. What is sent
 * from a draft is checked like everything else.
 */
import * as v from 'valibot';
import { moneySchema } from '../money/money.ts';
import { actionIdSchema } from '../wisepay/contract/action-ids.ts';
import { idSchema } from '../wisepay/schemas/common.ts';
import { refundReasonSchema } from '../wisepay/schemas/payment.ts';
import { invoiceVersionSchema } from '../wisepay/schemas/requests.ts';
import { scheduledPaymentSchema } from '../wisepay/schemas/scheduled-payment.ts';

/** In characters; longer than anything that a person types into a field here. */
const fieldSchema = v.pipe(v.string(), v.maxLength(1_000));

/** The scheduled payment that the user was warned of and continues despite; null if none was acknowledged. */
const acknowledgedSchema = v.nullable(scheduledPaymentSchema);

/** The same for uncertain terminal payments: WisePay's IDs. */
const acknowledgedPaymentsSchema = v.pipe(v.array(idSchema), v.maxLength(100), v.readonly());

const payDraftSchema = v.strictObject({
  acknowledged: acknowledgedSchema,
  acknowledgedPayments: acknowledgedPaymentsSchema,
});

const terminalDraftSchema = v.strictObject({
  terminalId: v.nullable(idSchema),
  /** As typed. */
  amount: fieldSchema,
  /** The balance when the user started. */
  seenBalance: moneySchema,
  /** What was on screen at the user's last change. What is sent is based on this version of the invoice. */
  seen: v.strictObject({
    version: invoiceVersionSchema,
    /** What a card is charged, at least and at most; null if unknown. */
    total: v.nullable(v.strictObject({ least: moneySchema, most: moneySchema })),
  }),
  acknowledged: acknowledgedSchema,
  acknowledgedPayments: acknowledgedPaymentsSchema,
  /** Whether it was sent; the draft is done once the payment is shown. */
  isSent: v.boolean(),
});

/** The most payments that one refund may cover. */
export const mostRefundParts = 20;

const refundPartDraftSchema = v.strictObject({
  paymentId: idSchema,
  /** As typed, without surcharge. */
  amount: fieldSchema,
  includesSurcharge: v.boolean(),
  /** The payment's refundable amount when it was chosen. */
  seenRefundable: moneySchema,
});

const refundDraftSchema = v.strictObject({
  parts: v.pipe(v.array(refundPartDraftSchema), v.maxLength(mostRefundParts), v.readonly()),
  reason: v.nullable(refundReasonSchema),
  note: fieldSchema,
  /** The version of the invoice under review; a review of another version does not count. */
  reviewedVersion: v.nullable(v.string()),
});

/** Panel → worker → window, which parses them again, because session storage holds them in between. */
export const draftsSchema = v.strictObject({
  /** The invoice that they belong to, by the panel's own name for it. */
  invoice: fieldSchema,
  /** The form on screen; only one is open at a time. */
  form: v.nullable(actionIdSchema),
  pay: v.nullable(payDraftSchema),
  terminal: v.nullable(terminalDraftSchema),
  refund: v.nullable(refundDraftSchema),
});

/**
 * The session storage key under which the worker leaves the drafts for a review window. No page or content script can
 * write it.
 *
 * @param mountId the mount whose invoice the window shows
 */
export function draftsKey(mountId: string): string {
  return `drafts.${mountId}`;
}

const keptPrefix = 'drafts.of.';

/**
 * The session storage key under which a panel keeps the drafts of an invoice.
 *
 * @param invoiceId WisePay's ID
 */
export const keptDraftsKey = (invoiceId: string) => `${keptPrefix}${invoiceId}`;

/** What is kept there. */
export const keptDraftsSchema = v.strictObject({
  /** Tells a panel its own writing from another panel's. */
  writer: v.string(),
  /** Null if nothing is typed any longer. */
  drafts: v.nullable(draftsSchema),
});

/** Whether drafts are kept under a key. */
export const isKeptDraftsKey = (key: string) => key.startsWith(keptPrefix);

/** Everything that a person has chosen and typed for one invoice. */
export type StoredDrafts = Readonly<v.InferOutput<typeof draftsSchema>>;

/** What a person has chosen and typed for a payment on a terminal. */
export type TerminalDraft = Readonly<v.InferOutput<typeof terminalDraftSchema>>;

/** What a person has chosen and typed for a refund. */
export type RefundDraft = Readonly<v.InferOutput<typeof refundDraftSchema>>;

/** What a person has chosen and typed for one payment of a refund. */
export type RefundPartDraft = Readonly<v.InferOutput<typeof refundPartDraftSchema>>;
