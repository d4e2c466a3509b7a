/** The contract between the extension's own pages (options) and the worker. */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';

/** Options page → worker. */
export const settingsMessageSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('settings.read') }),
  /** Forgets the token; nobody is signed in again before the person asks for it. */
  v.strictObject({ kind: v.literal('settings.sign_out') }),
]);

export type SettingsMessage = v.InferOutput<typeof settingsMessageSchema>;

const settingsSchema = v.object({
  version: v.string(),
  /** Who is signed in to WisePay; null when nobody is. */
  signedInAs: v.nullable(v.string()),
  /** How often what was refused, by reason; nothing that never was. */
  refusals: v.record(v.string(), v.number()),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** Worker → options page. */
export const settingsReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), settings: settingsSchema }),
  v.object({ ok: v.literal(false), error: podErrorSchema }),
]);

export type SettingsReply = v.InferOutput<typeof settingsReplySchema>;
