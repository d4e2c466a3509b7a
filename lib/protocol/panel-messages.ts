/**
 * The contract between the panel and the worker: the panel asks for views and names actions. Every message and
 * every reply is parsed with these schemas where it is received; types are inferred from them.
 */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';
import { moneySchema } from '../money/money.ts';
import { idSchema } from '../wisepay/schemas/common.ts';
import { invoiceVersionSchema, refundRequestSchema } from '../wisepay/schemas/requests.ts';
import { scheduledPaymentSchema } from '../wisepay/schemas/scheduled-payment.ts';
import { draftsSchema, mostRefundParts } from './drafts-message.ts';
import { appPages, publicPages } from './linked-pages.ts';
import { mountIdSchema } from './page-messages.ts';
import { podViewSchema } from './views.ts';

/** The uncertain terminal payments that the user was warned of and continues despite. */
const acknowledgedPaymentsSchema = v.optional(v.pipe(v.array(idSchema), v.maxLength(100), v.readonly()));

/** Names what the user asked for. It becomes the key of the intent, and the idempotency key of its requests. */
const intentIdSchema = v.pipe(v.string(), v.uuid());

/**
 * WisePay's ID of the invoice that was on screen. If the page's number or record belongs to another invoice by now,
 * nothing is sent.
 */
const invoiceOnScreenSchema = idSchema;

/** One payment's part of a refund; each part is a separate intent. */
const refundPartSchema = v.strictObject({
  intentId: intentIdSchema,
  paymentId: idSchema,
  /** Without surcharge. */
  amount: moneySchema,
  includesSurcharge: v.boolean(),
  /** The payment's `refunded` that the user saw. */
  refundedSoFar: moneySchema,
});

const refundPartsSchema = v.pipe(
  v.array(refundPartSchema),
  v.minLength(1),
  v.maxLength(mostRefundParts),
  v.check((parts) => new Set(parts.map(({ paymentId }) => paymentId)).size === parts.length),
);

export type RefundPart = v.InferOutput<typeof refundPartSchema>;

/**
 * Panel → worker. An `intentId` is created once for what the user asked for, and repeated on every retry.
 */
export const panelMessageSchema = v.variant('kind', [
  /** Asks for the view of the invoice in the panel's own tab; `terminalPaymentId` is the one on screen. */
  v.strictObject({
    kind: v.literal('pod.load'),
    mountId: mountIdSchema,
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Answered with a fresh view once it may have changed, after about 25 s at the latest. */
  v.strictObject({
    kind: v.literal('pod.watch'),
    mountId: mountIdSchema,
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Shows WisePay's login; with `switchUser`, even if another user is signed in. */
  v.strictObject({ kind: v.literal('pod.sign_in'), mountId: mountIdSchema, switchUser: v.boolean() }),
  /** Opens the payments screen, unless there is a scheduled payment that the user was not warned of. */
  v.strictObject({
    kind: v.literal('pod.pay'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    /** The scheduled payment that the user was warned of and continues despite. */
    acknowledged: v.optional(scheduledPaymentSchema),
    acknowledgedPayments: acknowledgedPaymentsSchema,
  }),
  /** Has a terminal ask for a card. */
  v.strictObject({
    kind: v.literal('pod.terminal'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    terminalId: idSchema,
    /** Without surcharge. */
    amount: moneySchema,
    invoiceVersion: invoiceVersionSchema,
    /** The scheduled payment that the user was warned of and continues despite. */
    acknowledged: v.optional(scheduledPaymentSchema),
    acknowledgedPayments: acknowledgedPaymentsSchema,
  }),
  /** Asks the terminal to cancel; the card may be faster. */
  v.strictObject({
    kind: v.literal('pod.terminal_cancel'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    terminalPaymentId: idSchema,
  }),
  /** Continues without a terminal payment that does not end, and follows it in the background. */
  v.strictObject({
    kind: v.literal('pod.leave_terminal_payment'),
    mountId: mountIdSchema,
    terminalPaymentId: idSchema,
  }),
  /** Dismisses the outcome of a left payment, on this invoice or another one; or one that WisePay never confirmed. */
  v.strictObject({
    kind: v.literal('pod.dismiss_left_payment'),
    mountId: mountIdSchema,
    leftPaymentId: idSchema,
    /** The one on screen. */
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Refunds what was reviewed together; the first part's `intentId` names the review. */
  v.strictObject({
    kind: v.literal('pod.refund'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    refunds: refundPartsSchema,
    reason: refundRequestSchema.entries.reason,
    /** The person's own words. */
    note: refundRequestSchema.entries.note,
    invoiceVersion: invoiceVersionSchema,
  }),
  /** Has WisePay send the payer a reminder. */
  v.strictObject({
    kind: v.literal('pod.remind'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    invoiceVersion: invoiceVersionSchema,
  }),
  /** Signs in again, as WisePay or the policy requires, and continues an intent that waits for it. */
  v.strictObject({
    kind: v.literal('pod.step_up'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
  }),
  /** Dismisses the outcome of an intent. */
  v.strictObject({ kind: v.literal('pod.dismiss'), mountId: mountIdSchema, intentId: intentIdSchema }),
  /** Continues in a review window, with the drafts. */
  v.strictObject({ kind: v.literal('pod.open_window'), mountId: mountIdSchema, drafts: draftsSchema }),
  /** Opens a WisePay page in a tab. The panel never has its address. */
  v.strictObject({
    kind: v.literal('pod.open'),
    mountId: mountIdSchema,
    page: v.picklist([...appPages, ...publicPages]),
    /** For `card_present`, where a card can be charged, and `receipt`. */
    invoiceId: v.optional(invoiceOnScreenSchema),
    /** For `receipt`. */
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Opens the administrator's own help page in a tab. */
  v.strictObject({ kind: v.literal('pod.open_support'), mountId: mountIdSchema }),
]);

export type PanelMessage = v.InferOutput<typeof panelMessageSchema>;

/** Sent with every reply to the panel: the language to show it in, and where to get help. */
export const presentationSchema = v.object({
  /** The language of words, amounts and dates (BCP 47); null for the browser's own. */
  locale: v.nullable(v.string()),
  /** The administrator's own help desk; null where the policy names none. */
  support: v.object({
    /** An email address. */
    email: v.nullable(v.string()),
    /** Whether there is a page; the worker knows its address and opens it. */
    hasPage: v.boolean(),
  }),
});

export type Presentation = v.InferOutput<typeof presentationSchema>;

/** Worker → panel: a view, or why an action could not be done (the view on screen stays as it is). */
export const panelReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), view: podViewSchema, presentation: v.optional(presentationSchema) }),
  v.object({ ok: v.literal(false), error: podErrorSchema, presentation: v.optional(presentationSchema) }),
]);

export type PanelReply = v.InferOutput<typeof panelReplySchema>;
