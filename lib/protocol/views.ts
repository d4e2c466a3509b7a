/**
 * What the POD shows: one discriminated union, made by the worker, parsed and drawn by the panel. It carries
 * only what the panel draws: no token, no address to open. The payment link is for the payer, who opens it elsewhere.
 */
import * as v from 'valibot';
import { podErrorSchema, siteOriginSchema } from '../errors.ts';
import { moneySchema } from '../money/money.ts';
import { outsideRuleSchema } from '../policy/value-schemas.ts';
import { urlSchema } from '../wisepay/schemas/common.ts';
import { notSyncedParamsSchema } from '../wisepay/schemas/problem.ts';
import { surchargeInRefundsSchema } from '../wisepay/schemas/surcharge.ts';
import { shownInvoiceSchema, shownOperationSchema, shownTerminalPaymentSchema } from './shown.ts';

/** No one is signed in to WisePay; `email` is the PSA user's, null if PSA does not give it and need not. */
const signInSchema = v.object({ kind: v.literal('sign_in'), email: v.nullable(v.string()) });

/** Why the user may not use the POD. */
const refusedSchema = v.variant('reason', [
  v.object({
    kind: v.literal('refused'),
    reason: v.picklist(['user_unknown', 'user_inactive', 'not_admin']),
    /** Whom WisePay refuses: the PSA user, or the WisePay user if PSA does not say who is signed in. */
    email: v.string(),
  }),
  /** A different user is signed in to WisePay than to PSA. */
  v.object({
    kind: v.literal('refused'),
    reason: v.literal('signed_in_as_other'),
    /** The PSA user's. */
    email: v.string(),
    wisepayEmail: v.string(),
  }),
  /** PSA does not say who is signed in. */
  v.object({ kind: v.literal('refused'), reason: v.literal('member_unreadable') }),
]);

/** How the page names the invoice; at least one of the two is present. */
const pageInvoice = { recordId: v.optional(v.string()), number: v.optional(v.string()) };

/** Why WisePay does not have the invoice. */
const notSyncedSchema = v.object({
  kind: v.literal('not_synced'),
  ...notSyncedParamsSchema.entries,
  ...pageInvoice,
});

/** Several invoices match the page (`candidates`), or its record ID and number name different ones (`mismatch`). */
const ambiguousSchema = v.variant('reason', [
  v.object({
    kind: v.literal('ambiguous'),
    reason: v.literal('candidates'),
    candidates: v.array(v.object({ number: v.string(), recordId: v.string(), company: v.string() })),
  }),
  v.object({ kind: v.literal('ambiguous'), reason: v.literal('mismatch'), ...pageInvoice }),
]);

/** WisePay could not be asked. */
const unavailableSchema = v.object({ kind: v.literal('unavailable'), error: podErrorSchema });

/** The invoice, and what can be done with it. */
const readySchema = v.object({
  kind: v.literal('ready'),
  invoice: shownInvoiceSchema,
  /** Where the payer can pay the invoice; absent if it cannot be paid. */
  paymentLink: v.optional(urlSchema),
  /** WisePay sent a payment link outside its web app; `origin` is where it leads, if that is a website. */
  foreignLink: v.optional(v.object({ origin: v.optional(siteOriginSchema) })),
  /** The terminal payment on screen: the one that is open on the invoice, or the last one that was followed. */
  terminalPayment: v.optional(shownTerminalPaymentSchema),
  /** Those that the user continues without: still uncertain, or with an outcome that was not dismissed. */
  leftPayments: v.array(shownTerminalPaymentSchema),
  /** The same for other invoices, once the outcome is known. */
  leftElsewhere: v.array(v.object({ invoiceNumber: v.string(), payment: shownTerminalPaymentSchema })),
  /**
   * Something was done, but the invoice could not be read afterward: it is shown as it was before. `accepted`: WisePay
   * has accepted the request.
   */
  unread: v.optional(v.object({ error: podErrorSchema, accepted: v.boolean() })),
  /** The user's recent intents for this invoice and their states, oldest first. */
  operations: v.array(shownOperationSchema),
  /** How long an answer about a terminal payment may take before the panel says that there is none, in seconds. */
  terminalPatienceSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The terminal that this browser used last, or the administrator's default before the first use. */
  lastTerminalId: v.optional(v.string()),
  /** What the administrator requires of a refund, beyond what WisePay does. */
  refundRules: v.object({
    /** The most that one refund may give back in total, surcharge included. */
    limit: v.optional(moneySchema),
    needsNote: v.boolean(),
    /** Whether a refund gives the surcharge back, according to the administrator. */
    surcharge: v.optional(surchargeInRefundsSchema),
  }),
  /** Which actions need their last step in a review window; absent if none does. */
  confirmOutside: v.optional(outsideRuleSchema),
  /** PSA also shows WisePay's own pod: whether the panel starts as the tab there. Absent where it does not show it. */
  hosted: v.optional(v.picklist(['collapse', 'show'])),
  /** Whether a payments screen for this invoice is still open: its outcome may come at any time. */
  paymentScreenOpen: v.boolean(),
  /** Whether something under way may soon change the view, which makes it worth watching. */
  live: v.boolean(),
});

export const podViewSchema = v.variant('kind', [
  signInSchema,
  refusedSchema,
  notSyncedSchema,
  ambiguousSchema,
  unavailableSchema,
  readySchema,
]);

export type PodView = v.InferOutput<typeof podViewSchema>;
export type ReadyView = v.InferOutput<typeof readySchema>;
