/** The contract between the options page and the worker. */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';
import { localeChoices } from '../i18n/languages.ts';
import { policySchema } from '../policy/policy.ts';
import { policyKeys } from '../policy/read-policy.ts';

export const localeChoiceSchema = v.picklist(localeChoices);

/** Options page → worker. */
export const settingsMessageSchema = v.variant('kind', [
  /** How are things? */
  v.strictObject({ kind: v.literal('settings.read') }),
  /** Forgets the token; nobody is signed in again before the person asks for it. */
  v.strictObject({ kind: v.literal('settings.sign_out') }),
  /** The language of words, amounts and dates; null for the browser's own. Changes nothing where policy says it. */
  v.strictObject({ kind: v.literal('settings.set_locale'), locale: v.nullable(localeChoiceSchema) }),
  /** Writes the diagnostics report. */
  v.strictObject({ kind: v.literal('settings.report') }),
]);

export type SettingsMessage = v.InferOutput<typeof settingsMessageSchema>;

/** How a host stands that the policy names. */
export const hostStateSchema = v.picklist([
  /** The package serves it by itself. */
  'served',
  /** Granted. */
  'allowed',
  /** One click away. */
  'not_allowed',
  /** This package cannot ask for it. */
  'not_grantable',
]);

export type HostState = v.InferOutput<typeof hostStateSchema>;

/** A host that the policy names. */
export const onPremiseHostSchema = v.object({
  /** `cw.example.com` or `cw.example.com:8443`. */
  host: v.string(),
  state: hostStateSchema,
});

export type OnPremiseHost = v.InferOutput<typeof onPremiseHostSchema>;

/** What the worker has read in the browser's managed storage. */
const policyReadingSchema = v.object({
  /** There is no secret in one: whoever uses the browser can read it in `chrome://policy`. */
  policy: policySchema,
  /** The keys that are set and used, wholly or in part. */
  set: v.array(v.picklist(policyKeys)),
  /** The keys whose values do not count, or not all of them. */
  problems: v.array(
    v.object({ key: v.string(), reason: v.picklist(['bad_value', 'partly_bad', 'unknown_key']) }),
  ),
});

/** How things are. */
const settingsSchema = v.object({
  /** The extension's. */
  version: v.string(),
  /** The email of whoever is signed in to WisePay; null when nobody is. */
  signedInAs: v.nullable(v.string()),
  /** How many refusals there were for each reason since the browser was started; a reason without any is left out. */
  refusals: v.record(v.string(), v.number()),
  /** The hosts that the package serves by itself; `*.` stands for any subdomain. */
  servedHosts: v.array(v.string()),
  /** The hosts that the policy names. */
  onPremiseHosts: v.array(onPremiseHostSchema),
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

/** Why something was refused: what the diagnostics count. */

/** Why something was refused: what the diagnostics count. */
export type RefusalReason =
  /** A message from somebody who has no business with the worker. */
  | 'unknown_sender'
  /** A message that its sender may not send, or that is not well formed. */
  | 'unknown_message'
  /** A panel or a window that does not belong to what its tab shows. */
  | 'wrong_mount'
  /** WisePay named an address outside its own web app. */
  | 'foreign_url'
  /** A page that would not leave the panel alone. */
  | 'page_tampering';
