/** The contract between the toolbar popup and the worker. The popup names its tab; the worker asks that tab's page. */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';
import { invoiceNumberSchema } from '../psa/invoice-ref.ts';
import { teachingSchema } from './lesson.ts';
import { pageStateSchema } from './page-messages.ts';

/** The browser's ID of the active tab. */
const tabIdSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Popup → worker. */
export const popupMessageSchema = v.variant('kind', [
  /** Asks for the POD's state in this tab. */
  v.strictObject({ kind: v.literal('popup.look'), tabId: tabIdSchema }),
  /** Shows the POD for an invoice number that the page does not show. */
  v.strictObject({ kind: v.literal('popup.open'), tabId: tabIdSchema, number: invoiceNumberSchema }),
  /** Removes the panel that was opened by number. */
  v.strictObject({ kind: v.literal('popup.close'), tabId: tabIdSchema }),
  /** Teaches the POD this page: the person sees the invoice with that number. */
  v.strictObject({ kind: v.literal('popup.teach'), tabId: tabIdSchema, number: invoiceNumberSchema }),
  /** The same: the page shows no invoice. */
  v.strictObject({ kind: v.literal('popup.teach_other'), tabId: tabIdSchema }),
  /** Forgets the steps that were taken, or what was learned of them. */
  v.strictObject({ kind: v.literal('popup.teach_stop'), tabId: tabIdSchema }),
  /** Writes the diagnostics report. */
  v.strictObject({ kind: v.literal('popup.report'), tabId: tabIdSchema }),
]);

export type PopupMessage = v.InferOutput<typeof popupMessageSchema>;

/** The POD's state in a tab. */
export const tabStateSchema = v.variant('kind', [
  /** Not a page of the PSA client, as far as the browser says. */
  v.object({ kind: v.literal('elsewhere') }),
  /** The PSA client on a host that this package and its policy do not serve. */
  v.object({ kind: v.literal('not_served') }),
  /** A served page where nothing answers: open since before the extension was installed or updated. */
  v.object({ kind: v.literal('silent') }),
  /** The same, and the administrator's browser policy keeps extensions off it. */
  v.object({ kind: v.literal('blocked') }),
  v.object({
    kind: v.literal('page'),
    page: pageStateSchema,
    /** Whether the panel works here only for a user whom PSA identifies. */
    needsMember: v.boolean(),
  }),
]);

export type TabState = v.InferOutput<typeof tabStateSchema>;

/** The tab's state after the message, or the report that was requested. */
const popupAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('tab'), tab: tabStateSchema }),
  v.object({ kind: v.literal('report'), report: v.string() }),
  v.object({ kind: v.literal('failed'), error: podErrorSchema }),
]);

export type PopupAnswer = v.InferOutput<typeof popupAnswerSchema>;

/**
 * Worker → popup. `locale`: the language of words, amounts and dates (BCP 47); null for the browser's own.
 * `supportEmail`: the address of the administrator's help desk; null where the policy names none. `teaching`: how far a
 * person has come with teaching the POD a screen; null where the policy forbids it.
 */
export const popupReplySchema = v.intersect([
  popupAnswerSchema,
  v.object({
    locale: v.nullable(v.string()),
    supportEmail: v.nullable(v.string()),
    teaching: v.nullable(teachingSchema),
  }),
]);

export type PopupReply = v.InferOutput<typeof popupReplySchema>;
