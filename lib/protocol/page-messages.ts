/**
 * The contract between a PSA page's content script and the worker. The script reports who is signed in to PSA and that
 * a panel is coming, and answers the worker's questions about its page. Separate from the panel's messages, to keep the
 * content script small.
 */
import * as v from 'valibot';
import { hostSchema, invoiceNumberSchema, invoiceRefSchema } from '../psa/invoice-ref.ts';
import { profileSchema } from '../psa/profile.ts';
import { dockingSchema } from './frame-messages.ts';

/** Ties a panel to the one mount of the content script that made it. */
export const mountIdSchema = v.pipe(v.string(), v.uuid());

/** An email address as PSA shows it, or null if it shows none: a claim, good only for matching. */
const memberEmailSchema = v.nullable(v.pipe(v.string(), v.maxLength(320)));

/** Content script → worker. */
export const pageMessageSchema = v.variant('kind', [
  /**
   * The user signed in to PSA changed; null if there is none or PSA does not say. Answered with a {@link PageWelcome}.
   */
  v.strictObject({ kind: v.literal('page.member'), email: memberEmailSchema }),
  /**
   * A panel was put on a page that gives the invoice's record ID and number. It will soon ask for its view. Not
   * answered.
   */
  v.strictObject({ kind: v.literal('page.opened'), mountId: mountIdSchema }),
  /** The page has another panel now, more details of its invoice, or none. Answered with true. */
  v.strictObject({ kind: v.literal('page.changed') }),
  /**
   * The page has removed or changed the panel too often, and the content script no longer restores it. Not answered.
   */
  v.strictObject({ kind: v.literal('page.tampering') }),
  /**
   * On a screen that is called an invoice, or where a person opened the panel by number, there is no number where a
   * person taught the POD to look. Not answered.
   */
  v.strictObject({ kind: v.literal('page.missed') }),
]);

export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** What else a page needs to know: sent all at once, so that a page without an invoice asks for nothing more. */
export const pageWelcomeSchema = v.object({
  /** How the user keeps the panel. */
  docking: dockingSchema,
  /** The detection profile; absent for the built-in one. */
  profile: v.exactOptional(profileSchema),
  /** Sentences for pages that can no longer reach the worker. */
  words: v.object({ orphaned: v.string(), tampered: v.string() }),
});

export type PageWelcome = v.InferOutput<typeof pageWelcomeSchema>;

/**
 * Worker → content script.
 * - `page.describe`: which invoice does the page show, and to whom? Answered with a {@link PageDescription}; the others
 *   with the {@link PageState} afterward.
 * - `page.look`: what is the POD's state on this page?
 * - `page.open`: show the POD for `number`, because the page does not name its invoice. Does nothing if it does.
 * - `page.close`: remove the panel that was opened by number.
 * - `page.profile`: use `profile` for detection from now on. Not answered.
 *
 * One object without variants, because every page loads every byte of the content script.
 */
export const pageQuestionSchema = v.object({
  kind: v.picklist(['page.describe', 'page.look', 'page.open', 'page.close', 'page.profile']),
  /** For `page.open`. */
  number: v.exactOptional(invoiceNumberSchema),
  /** For `page.profile`. */
  profile: v.exactOptional(profileSchema),
});

export type PageQuestion = v.InferOutput<typeof pageQuestionSchema>;

/** The content script's answer: its mount, the invoice and the PSA user, or null when it shows no panel. */
export const pageDescriptionSchema = v.nullable(
  v.object({
    mountId: mountIdSchema,
    invoice: invoiceRefSchema,
    memberEmail: memberEmailSchema,
    /** Whether a person opened the panel by number; absent for no. */
    isByHand: v.exactOptional(v.boolean()),
    /** WisePay's own pod is visible on the page: `wisePayPod` in `lib/psa/signals.ts`. */
    wisePayPod: v.optional(v.picklist(['beside', 'instead'])),
  }),
);

export type PageDescription = v.InferOutput<typeof pageDescriptionSchema>;

/** The POD's state on a page, for a user who asks why it is not there. */
export const pageStateSchema = v.object({
  /** The page's own, with its port if it has one. */
  host: hostSchema,
  /** The invoice whose panel is on the page; null if there is none. */
  invoice: v.nullable(invoiceRefSchema),
  /** Whether that panel was opened by number. */
  isByHand: v.boolean(),
  /** Whether the page has removed or changed that panel too often. */
  isGivenUp: v.boolean(),
  /** Whether PSA says who is signed in. */
  hasMember: v.boolean(),
  /** Why no invoice was found on the page; one of `NoneReason` in `lib/psa/reconcile.ts`. */
  noneReason: v.nullable(v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/))),
});

export type PageState = v.InferOutput<typeof pageStateSchema>;
