/** The contract between the options page and the worker. */
import * as v from 'valibot';
import { podErrorSchema } from '../../errors.ts';
import { policySchema } from '../../policy/policy.ts';
import { policyKeys } from '../../policy/read-policy.ts';
import { localeChoiceSchema } from './settings-locales.ts';

/** Options page → worker. */
export const settingsMessageSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('settings.read') }),
  /** Forgets the token; nobody is signed in again before the person asks for it. */
  v.strictObject({ kind: v.literal('settings.sign_out') }),
  /** The language of words, amounts and dates; null for the browser's own. Changes nothing where policy says it. */
  v.strictObject({ kind: v.literal('settings.set_locale'), locale: v.nullable(localeChoiceSchema) }),
  /** Writes the diagnostics report. */
  v.strictObject({ kind: v.literal('settings.report') }),
]);

export type SettingsMessage = v.InferOutput<typeof settingsMessageSchema>;

const policyReadingSchema = v.object({
  /** There is no secret in one: whoever uses the browser can read it in `chrome://policy`. */
  policy: policySchema,
  set: v.array(v.picklist(policyKeys)),
  problems: v.array(
    v.object({ key: v.string(), reason: v.picklist(['bad_value', 'partly_bad', 'unknown_key']) }),
  ),
});

const settingsSchema = v.object({
  version: v.string(),
  /** Who is signed in to WisePay; null when nobody is. */
  signedInAs: v.nullable(v.string()),
  /** How often what was refused, by reason; nothing that never was. */
  refusals: v.record(v.string(), v.number()),
  /** The hosts that the package serves by itself; `*.` stands for any subdomain. */
  servedHosts: v.array(v.string()),
  /** The hosts that the policy names. */
  onPremiseHosts: v.array(
    v.object({
      host: v.string(),
      state: v.picklist(['served', 'allowed', 'not_allowed', 'not_grantable']),
    }),
  ),
  /** What was chosen in this browser; null for the browser's own. What the policy says goes before. */
  localeChoice: v.nullable(localeChoiceSchema),
  reading: policyReadingSchema,
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** The language of words, amounts and dates (BCP 47); null for the browser's own. */
export function localeInForce({ reading, localeChoice }: Settings): string | null {
  return reading.policy.locale ?? localeChoice;
}

/** Worker → options page: how things are after the message, and the report where it was asked for. */
export const settingsReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), settings: settingsSchema, report: v.exactOptional(v.string()) }),
  v.object({ ok: v.literal(false), error: podErrorSchema }),
]);

export type SettingsReply = v.InferOutput<typeof settingsReplySchema>;
