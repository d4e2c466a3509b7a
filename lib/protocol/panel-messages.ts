/**
 * The contract between the panel and the worker: the panel asks for views and names actions. Every message and
 * every reply is parsed with these schemas where it is received; types are inferred from them.
 */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';
import { moneySchema } from '../money/money.ts';
import { idSchema } from '../wisepay/schemas/common.ts';
import { scheduledPaymentSchema } from '../wisepay/schemas/invoice.ts';
import { invoiceVersionSchema, refundRequestSchema } from '../wisepay/schemas/requests.ts';
import { draftsSchema, mostRefundParts } from './drafts-message.ts';
import { appPages, publicPages } from './linked-pages.ts';
import { mountIdSchema } from './page-messages.ts';
import { podViewSchema } from './views.ts';

/** The terminal payments of unknown outcome that the person was warned of, and goes on in spite of. */
const acknowledgedPaymentsSchema = v.optional(v.pipe(v.array(idSchema), v.maxLength(100), v.readonly()));

/** Names a wish of the person. It becomes the key of its intent, and the idempotency key of its requests. */
const intentIdSchema = v.pipe(v.string(), v.uuid());

/**
 * WisePay's id of the invoice that was on screen: the page's number or record may be another invoice's by now, and nothing is
 * sent for that.
 */
const invoiceOnScreenSchema = idSchema;

/** One payment's part of a refund: each is an intent of its own. */
const refundPartSchema = v.strictObject({
  intentId: intentIdSchema,
  paymentId: idSchema,
  /** Without surcharge. */
  amount: moneySchema,
  includesSurcharge: v.boolean(),
  /** The payment's `refunded` that the person saw. */
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
 * Panel → worker. An `intentId` is minted once per wish of the person and repeated on every retry of the message.
 */
export const panelMessageSchema = v.variant('kind', [
  /** The view of the invoice on the panel's own tab; `terminalPaymentId` is the one that is on screen. */
  v.strictObject({
    kind: v.literal('pod.load'),
    mountId: mountIdSchema,
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Answers with a fresh view when something worth showing may have happened, after 25 s at the latest. */
  v.strictObject({
    kind: v.literal('pod.watch'),
    mountId: mountIdSchema,
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Shows WisePay's login; `switchUser` also where somebody else is signed in. */
  v.strictObject({ kind: v.literal('pod.sign_in'), mountId: mountIdSchema, switchUser: v.boolean() }),
  /** Opens the payments screen, unless an automatic payment is scheduled that the person was not warned of. */
  v.strictObject({
    kind: v.literal('pod.pay'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    /** What the person was warned of, and goes on in spite of. */
    acknowledged: v.optional(scheduledPaymentSchema),
    acknowledgedPayments: acknowledgedPaymentsSchema,
  }),
  /** Has a terminal ask for a card. */
  v.strictObject({
    kind: v.literal('pod.send_to_terminal'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    terminalId: idSchema,
    /** Without surcharge. */
    amount: moneySchema,
    invoiceVersion: invoiceVersionSchema,
    /** What the person was warned of, and goes on in spite of. */
    acknowledged: v.optional(scheduledPaymentSchema),
    acknowledgedPayments: acknowledgedPaymentsSchema,
  }),
  /** Asks the terminal to let go; the card may be quicker. */
  v.strictObject({
    kind: v.literal('pod.cancel_terminal_payment'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    terminalPaymentId: idSchema,
  }),
  /** Goes on without a terminal payment that does not end, and follows it in the background. */
  v.strictObject({
    kind: v.literal('pod.leave_terminal_payment'),
    mountId: mountIdSchema,
    terminalPaymentId: idSchema,
  }),
  /** Puts away the outcome of one that was left, on this invoice or another one; or one that WisePay never made certain. */
  v.strictObject({
    kind: v.literal('pod.put_away_left_payment'),
    mountId: mountIdSchema,
    leftPaymentId: idSchema,
    /** The one that is on screen. */
    terminalPaymentId: v.optional(idSchema),
  }),
  /** Gives back what was reviewed together; the first part's `intentId` names the review. */
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
  /** Has WisePay send the payer an email that asks for payment. */
  v.strictObject({
    kind: v.literal('pod.remind'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
    invoiceVersion: invoiceVersionSchema,
  }),
  /** Signs in again as WisePay asked, and goes on with an intent that waits for it. */
  v.strictObject({
    kind: v.literal('pod.step_up'),
    mountId: mountIdSchema,
    invoiceId: invoiceOnScreenSchema,
    intentId: intentIdSchema,
  }),
  /** Puts away the outcome of an intent. */
  v.strictObject({ kind: v.literal('pod.dismiss'), mountId: mountIdSchema, intentId: intentIdSchema }),
  /** Goes on in a window of the extension's own, with what was typed. */
  v.strictObject({ kind: v.literal('pod.open_window'), mountId: mountIdSchema, drafts: draftsSchema }),
  /** Opens a page of WisePay's in a tab: the panel never has an address. */
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

/** What goes with every reply to the panel: the language to show it in, and who helps. */
export const presentationSchema = v.object({
  /** The language of words, amounts and dates (BCP 47); null for the browser's own. */
  locale: v.nullable(v.string()),
  /** The administrator's own help desk; null where the policy names none. */
  support: v.object({
    /** An email address. */
    email: v.nullable(v.string()),
    /** Whether there is a page: the worker knows its address and opens it. */
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
