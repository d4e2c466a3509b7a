/**
 * The contract between the panel and the worker: the panel asks for views and names actions. Every message and
 * every reply is parsed with these schemas where it is received; types are inferred from them.
 */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';
import { mountIdSchema } from './page-messages.ts';
import { podViewSchema } from './views.ts';

/** Panel → worker. */
export const panelMessageSchema = v.variant('kind', [
  /** The view of the invoice on the panel's own tab. */
  v.object({ kind: v.literal('pod.load'), mountId: mountIdSchema }),
  /** Answers with a fresh view when something worth showing may have happened, after 25 s at the latest. */
  v.object({ kind: v.literal('pod.watch'), mountId: mountIdSchema }),
  /** Shows WisePay's login; `switchUser` also where somebody else is signed in. */
  v.object({ kind: v.literal('pod.sign_in'), mountId: mountIdSchema, switchUser: v.boolean() }),
  /** Opens the payments screen. `intentId` is minted once per wish of the person and repeated on every retry. */
  v.object({ kind: v.literal('pod.pay'), mountId: mountIdSchema, intentId: v.pipe(v.string(), v.uuid()) }),
]);

export type PanelMessage = v.InferOutput<typeof panelMessageSchema>;

/** Worker → panel: a view, or why an action could not be done (the view on screen stays as it is). */
export const panelReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), view: podViewSchema }),
  v.object({ ok: v.literal(false), error: podErrorSchema }),
]);

export type PanelReply = v.InferOutput<typeof panelReplySchema>;
