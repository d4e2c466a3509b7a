/**
 * The contract between a PSA page's content script and the worker: the script tells who is signed in to PSA and that a
 * panel is coming, and answers the worker's questions about its page. Apart from the panel's messages, so that the
 * content script carries no more than it needs.
 */
import * as v from 'valibot';
import { hostSchema, invoiceNumberSchema, invoiceRefSchema } from '../psa/invoice-ref.ts';
import { profileSchema } from '../psa/profile.ts';
import { dockingSchema } from './frame-messages.ts';

/** Ties a panel to the one mount of the content script that made it. */
export const mountIdSchema = v.pipe(v.string(), v.uuid());

/** An email address as PSA shows it, null where it tells none: a claim, good for matching only. */
const memberEmailSchema = v.nullable(v.pipe(v.string(), v.maxLength(320)));

/** Content script → worker. */
export const pageMessageSchema = v.variant('kind', [
  /**
   * The person signed in to PSA changed; null when nobody is, or PSA does not tell. Answered with a {@link PageWelcome}.
   */
  v.strictObject({ kind: v.literal('page.member'), email: memberEmailSchema }),
  /**
   * A panel was put on the page, for an invoice that it names whole, and will ask for its view in a moment. Not answered.
   */
  v.strictObject({ kind: v.literal('page.opened'), mountId: mountIdSchema }),
  /**
   * The page has removed or changed the panel too often, and the content script has stopped putting it back. Not answered.
   */
  v.strictObject({ kind: v.literal('page.tampering') }),
]);

export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** What a page has to know besides: asked for all at once, so that one without an invoice asks for nothing else. */
export const pageWelcomeSchema = v.object({
  /** How the person keeps the panel. */
  docking: dockingSchema,
  /** How invoices are found here; nothing where it is the built-in way. */
  profile: v.exactOptional(profileSchema),
  /** Sentences for pages on which the worker cannot be asked any more. */
  words: v.object({ orphaned: v.string(), tampered: v.string() }),
});

export type PageWelcome = v.InferOutput<typeof pageWelcomeSchema>;

/**
 * Worker → content script.
 * - `page.describe`: which invoice does the page show, and to whom? Answered with a {@link PageDescription}; the others
 *   with a {@link PageState}, as it is afterwards.
 * - `page.look`: how does the POD stand on this page?
 * - `page.open`: show the POD for `number`, because the page does not name its invoice. Does nothing where it does.
 * - `page.close`: take away what was opened by its number.
 * - `page.profile`: invoices are found in the way of `profile` from now on. Not answered.
 *
 * One object and no variants, because every byte of the content script is loaded with every page.
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
  v.object({ mountId: mountIdSchema, invoice: invoiceRefSchema, memberEmail: memberEmailSchema }),
);

export type PageDescription = v.InferOutput<typeof pageDescriptionSchema>;

/** How the POD stands on a page, for the person who asks why it is not there. */
export const pageStateSchema = v.object({
  /** The page's own, with its port where it has one. */
  host: hostSchema,
  /** The invoice whose panel is on the page; null where there is none. */
  invoice: v.nullable(invoiceRefSchema),
  /** That panel was opened by its number. */
  isByHand: v.boolean(),
  /** The page has removed or changed that panel too often. */
  isGivenUp: v.boolean(),
  /** PSA tells who is signed in. */
  hasMember: v.boolean(),
  /** Why no invoice was found on the page; one of `NoneReason` in `lib/psa/reconcile.ts`. */
  noneReason: v.nullable(v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/))),
});

export type PageState = v.InferOutput<typeof pageStateSchema>;
