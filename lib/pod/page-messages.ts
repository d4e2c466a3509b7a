/**
 * The contract between a PSA page's content script and the worker: the script tells who is signed in to PSA, and
 * answers the worker's question which invoice it shows. Apart from the panel's messages, so that the content
 * script carries no more than it needs.
 */
import * as v from 'valibot';
import { invoiceRefSchema } from '../psa/invoice-ref.ts';

/** Ties a panel to the one mount of the content script that made it. */
export const mountIdSchema = v.pipe(v.string(), v.uuid());

/** An email address as PSA shows it: a claim, good for matching only. */
const memberEmailSchema = v.nullable(v.pipe(v.string(), v.maxLength(320)));

/** Content script → worker. */
export const pageMessageSchema = v.variant('kind', [
  /** The person signed in to PSA changed; null when nobody is, or PSA does not tell. */
  v.strictObject({ kind: v.literal('page.member'), email: memberEmailSchema }),
  /** The page has removed or changed the panel too often, and the content script has stopped putting it back. */
  v.strictObject({ kind: v.literal('page.meddling') }),
]);

export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** Worker → content script: which invoice does the page show? */
export const pageQuestionSchema = v.strictObject({ kind: v.literal('page.describe') });

/** The content script's answer: its mount, the invoice and the PSA user, or null when it shows no panel. */
export const pageDescriptionSchema = v.nullable(
  v.object({ mountId: mountIdSchema, invoice: invoiceRefSchema, memberEmail: memberEmailSchema }),
);

export type PageDescription = v.InferOutput<typeof pageDescriptionSchema>;
