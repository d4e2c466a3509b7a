/** The contract between the options page and the worker. */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';
import { localeChoices } from '../i18n/languages.ts';
import { policySchema } from '../policy/policy.ts';
import { policyKeys } from '../policy/read-policy.ts';
import { profileOverridesSchema } from '../psa/profile-overrides.ts';
import { lessonSchema } from './lesson.ts';
import { windowFactsSchema } from './window-facts.ts';

export const localeChoiceSchema = v.picklist(localeChoices);

/** Options page → worker. */
export const settingsMessageSchema = v.variant('kind', [
  /** Asks for the settings. */
  v.strictObject({ kind: v.literal('settings.read') }),
  /** Forgets the token. No one is signed in again until the user asks for it. */
  v.strictObject({ kind: v.literal('settings.sign_out') }),
  /** The language of words, amounts and dates; null for the browser's own. No effect if the policy sets it. */
  v.strictObject({ kind: v.literal('settings.set_locale'), locale: v.nullable(localeChoiceSchema) }),
  /** Forgets the screen that was taught. No effect if the policy forbids teaching. */
  v.strictObject({ kind: v.literal('settings.forget_lesson') }),
  /** Learns a screen that was taught in another browser, in place of an earlier one. No effect if forbidden, as above. */
  v.strictObject({ kind: v.literal('settings.import_lesson'), overrides: profileOverridesSchema }),
  /** Writes the diagnostics report. */
  v.strictObject({
    kind: v.literal('settings.report'),
    /** The options page's own. */
    window: v.exactOptional(windowFactsSchema),
  }),
]);

export type SettingsMessage = v.InferOutput<typeof settingsMessageSchema>;

/** The state of a host that the policy names. */
export const hostStateSchema = v.picklist([
  /** The package serves it without a grant. */
  'served',
  /** Granted. */
  'allowed',
  /** The user can grant it with one click. */
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
  /** Contains no secret: any user of the browser can read it in `chrome://policy`. */
  policy: policySchema,
  /** The keys that are set and used, wholly or in part. */
  set: v.array(v.picklist(policyKeys)),
  /** The keys whose values are ignored, wholly or in part. */
  problems: v.array(
    v.object({ key: v.string(), reason: v.picklist(['bad_value', 'partly_bad', 'unknown_key']) }),
  ),
});

/** What the options page shows. */
const settingsSchema = v.object({
  /** The extension's. */
  version: v.string(),
  /** The email of the user signed in to WisePay; null if there is none. */
  signedInAs: v.nullable(v.string()),
  /** The number of refusals for each reason since the browser started; a reason without any is absent. */
  refusals: v.record(v.string(), v.number()),
  /** The hosts that the package serves without a grant; `*.` stands for any subdomain. */
  servedHosts: v.array(v.string()),
  /** The hosts that the policy names. */
  onPremiseHosts: v.array(onPremiseHostSchema),
  /** The language chosen in this browser; null for the browser's own. The policy takes precedence. */
  localeChoice: v.nullable(localeChoiceSchema),
  /** The screen that was taught; null if there is none, or if the policy forbids teaching. */
  lesson: v.nullable(lessonSchema),
  reading: policyReadingSchema,
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** The language of words, amounts and dates (BCP 47); null for the browser's own. */
export function localeInForce({ reading, localeChoice }: Settings): string | null {
  return reading.policy.locale ?? localeChoice;
}

/** Worker → options page: the settings after the message, and the report if it was requested. */
export const settingsReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), settings: settingsSchema, report: v.exactOptional(v.string()) }),
  v.object({ ok: v.literal(false), error: podErrorSchema }),
]);

export type SettingsReply = v.InferOutput<typeof settingsReplySchema>;

/** Why something was refused, as the diagnostics count it. */
export type RefusalReason =
  /** A message from a sender that the worker does not serve. */
  | 'unknown_sender'
  /** A message that its sender may not send, or that is not well formed. */
  | 'unknown_message'
  /** A panel or a window that does not belong to what its tab shows. */
  | 'wrong_mount'
  /** WisePay named an address outside its own web app. */
  | 'foreign_url'
  /** A page that kept removing or changing the panel. */
  | 'page_tampering';
