/**
 * What an administrator can set, as the rest of the POD reads it: typed, checked and complete. Every key of
 * public/managed_schema.json has one entry here: its schema and its default (browsers ignore a schema's `default`). A
 * policy never allows what WisePay does not.
 */
import * as v from 'valibot';
import { profileOverridesSchema } from '../psa/profile-overrides.ts';
import { actionIdSchema } from '../wisepay/contract/action-ids.ts';
import { terminalPatienceSeconds } from '../wisepay/contract/limits.ts';
import { addressSchema, endpointsSchema, issuerSchema, originSchema } from '../wisepay/endpoints.ts';
import { idSchema } from '../wisepay/schemas/common.ts';
import { surchargeInRefundsSchema } from '../wisepay/schemas/surcharge.ts';
import { podArticle } from '../wisepay/web-app.ts';
import {
  hostSchema,
  limitSchema,
  localeSchema,
  mailSchema,
  outsideRuleSchema,
  panelPlaceSchema,
  proxySuffixSchema,
  webPageSchema,
  wholeMinutes,
  wholeSeconds,
} from './value-schemas.ts';

/** In minutes. A token may go unused for 12 hours at most; no one waits longer than a month for a reminder. */
const longestIdleMinutes = 720;
const longestCooldownMinutes = 30 * 24 * 60;
/** In seconds. With less, every payment would seem stuck; an hour is longer than anyone waits at a counter. */
const terminalPatience = { least: 5, most: 3_600 };

/**
 * WisePay's addresses, which together are `endpoints`. An address that is not set is the build's. The web app's origins
 * are one list: `wisepayApp`, if set, and then `wisepayApps`.
 */
export const endpointSettings = {
  wisepayIssuer: issuerSchema,
  wisepayApi: addressSchema,
  wisepayApp: originSchema,
  wisepayApps: v.pipe(v.array(originSchema), v.readonly()),
} as const;

/** All other keys, named as in a policy. The items of a list are used or left out one by one. */
export const settings = {
  /** On-premise PSA servers, such as `cw.example.com` or `cw.example.com:8443`. */
  psaHosts: v.optional(v.pipe(v.array(hostSchema), v.readonly()), []),
  /** Suffixes that reverse proxies add to PSA host names, such as `.proxy.example.com`, besides the built-in one. */
  proxySuffixes: v.optional(v.pipe(v.array(proxySuffixSchema), v.readonly()), []),
  disabledActions: v.optional(v.pipe(v.array(actionIdSchema), v.readonly()), []),
  /** The most that one refund may give back, surcharge included; null for no limit but WisePay's. */
  refundLimit: v.optional(v.nullable(limitSchema), null),
  /** Whether a refund also needs a reason in the person's own words. */
  refundNeedsReason: v.optional(v.boolean(), false),
  /** Whether a refund includes the surcharge by default if WisePay does not say; `never` overrides WisePay. */
  surchargeInRefunds: v.optional(v.nullable(surchargeInRefundsSchema), null),
  /** Refunds above this, surcharge included, need a fresh sign-in; null if WisePay alone decides. */
  stepUpAbove: v.optional(v.nullable(limitSchema), null),
  /** What must be confirmed in the review window; null if the page around the panel decides. */
  confirmOutside: v.optional(v.nullable(outsideRuleSchema), null),
  /** The least time between two reminders, in minutes; WisePay's own limit also applies. */
  reminderCooldownMinutes: v.optional(wholeMinutes(0, longestCooldownMinutes), 0),
  /** After how many minutes without use the token is dropped. */
  idleMinutes: v.optional(wholeMinutes(1, longestIdleMinutes), 15),
  /** WisePay's ID of the terminal that is preselected if none has been used yet. */
  defaultTerminal: v.optional(v.nullable(idSchema), null),
  /** After how many seconds without an answer the POD says that a terminal does not answer. */
  terminalPatienceSeconds: v.optional(
    wholeSeconds(terminalPatience.least, terminalPatience.most),
    terminalPatienceSeconds,
  ),
  /** Whether the PSA member must be known, or only must not be someone else. */
  memberMatch: v.optional(v.picklist(['required', 'when-readable']), 'required'),
  /** Where the panel is until the person chooses; null for open over the page. */
  placement: v.optional(v.nullable(panelPlaceSchema), null),
  /** Whether the person cannot choose; means nothing without `placement`. */
  placementLocked: v.optional(v.boolean(), false),
  /** What the panel does where PSA also shows WisePay's own pod: stay open, start as the tab, or not be there. */
  whenHosted: v.optional(v.picklist(['show', 'collapse', 'hide']), 'collapse'),
  /** Parts of the profile that replace the built-in ones; unusable parts are left out one by one. */
  detection: v.optional(profileOverridesSchema, {}),
  /** Whether people may teach the POD a screen, and what they taught it counts. */
  teaching: v.optional(v.boolean(), true),
  supportEmail: v.optional(v.nullable(mailSchema), null),
  supportUrl: v.optional(v.nullable(webPageSchema), null),
  /** The address of the POD's help. */
  helpUrl: v.optional(webPageSchema, podArticle),
  /** The address for suggesting improvements. */
  feedbackUrl: v.optional(webPageSchema, podArticle),
  /** The language of words, amounts and dates (BCP 47); null if the person chooses it. */
  locale: v.optional(v.nullable(localeSchema), null),
} as const;

/** A policy in force. Values that are missing in the input have their defaults. */
export const policySchema = v.object({
  ...settings,
  /** Null if neither the policy nor the build sets one of the addresses. */
  endpoints: v.optional(v.nullable(endpointsSchema), null),
});

export type Policy = Readonly<v.InferOutput<typeof policySchema>>;

/** The policy if nothing is set. */
export const defaultPolicy: Policy = v.parse(policySchema, {});

/** A policy as the browser delivers it: unchecked values, by the names in public/managed_schema.json. */
export type ManagedValues = Readonly<Record<string, unknown>>;
