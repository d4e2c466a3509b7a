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

/** Nobody is signed in to WisePay; `email` is the PSA user's, null where PSA does not tell and need not. */
const signInSchema = v.object({ kind: v.literal('sign_in'), email: v.nullable(v.string()) });

/** The person may not use the POD, and why. */
const refusedSchema = v.variant('reason', [
  v.object({
    kind: v.literal('refused'),
    reason: v.picklist(['user_unknown', 'user_inactive', 'not_admin']),
    /** Whom WisePay refuses: the PSA user, or where PSA does not tell, whoever is signed in to WisePay. */
    email: v.string(),
  }),
  /** WisePay knows the person in front of this browser as somebody else than PSA does. */
  v.object({
    kind: v.literal('refused'),
    reason: v.literal('signed_in_as_other'),
    /** The PSA user's. */
    email: v.string(),
    wisepayEmail: v.string(),
  }),
  /** PSA does not tell who is signed in. */
  v.object({ kind: v.literal('refused'), reason: v.literal('member_unreadable') }),
]);

/** What the page calls the invoice; at least one of the two is there. */
const pageInvoice = { recordId: v.optional(v.string()), number: v.optional(v.string()) };

/** WisePay does not have the invoice, and why. */
const notSyncedSchema = v.object({
  kind: v.literal('not_synced'),
  ...notSyncedParamsSchema.entries,
  ...pageInvoice,
});

/** Several invoices fit the page (`candidates`), or its id and number name different ones (`mismatch`). */
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
  /** Where the payer can pay the invoice; absent where it cannot be paid. */
  paymentLink: v.optional(urlSchema),
  /** WisePay sent a payment link that leads off its web app; `origin` is where to, if that is a site of the web. */
  foreignLink: v.optional(v.object({ origin: v.optional(siteOriginSchema) })),
  /** The terminal payment on screen: the one that is open on the invoice, or the last one that was followed. */
  terminalPayment: v.optional(shownTerminalPaymentSchema),
  /** Those that the person goes on without: still uncertain, or with an outcome that nobody has put away. */
  leftPayments: v.array(shownTerminalPaymentSchema),
  /** The same of other invoices, once their outcome is known. */
  leftElsewhere: v.array(v.object({ invoiceNumber: v.string(), payment: shownTerminalPaymentSchema })),
  /**
   * Something was done, and the invoice could not be looked at afterwards: it is shown as it was before. `accepted`: WisePay
   * has taken on what was asked for.
   */
  unread: v.optional(v.object({ error: podErrorSchema, accepted: v.boolean() })),
  /** What was asked for on this invoice lately and how that stands, oldest first. */
  operations: v.array(shownOperationSchema),
  /** How long an answer about a terminal payment may take before it is said that there is none, in seconds. */
  terminalPatienceSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The terminal that this browser used last, or that the administrator has chosen for the first time. */
  lastTerminalId: v.optional(v.string()),
  /** What the administrator asks of a refund, beyond what WisePay does. */
  refundRules: v.object({
    /** The most that one refund may give back in all, surcharge included. */
    limit: v.optional(moneySchema),
    needsNote: v.boolean(),
    /** Whether a refund gives the surcharge back, as the administrator has it. */
    surcharge: v.optional(surchargeInRefundsSchema),
  }),
  /** Whose last step has to be taken in the extension's own window; absent where nothing has to. */
  confirmOutside: v.optional(outsideRuleSchema),
  /** A payments screen that was opened for this invoice is still open: its outcome may come any moment. */
  paymentScreenOpen: v.boolean(),
  /** Something is under way that may change the view soon: it is worth watching. */
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
