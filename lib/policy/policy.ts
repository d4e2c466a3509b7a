/**
 * What an administrator can set, as the rest of the POD reads it: typed, checked and complete. Every key of
 * public/managed_schema.json is one entry here: what may be written, and behind it what holds where nothing is written
 * (the browsers ignore a schema's `default`). Nothing in a policy allows what WisePay does not.
 */
import * as v from 'valibot';
import { profileOverridesSchema } from '../psa/profile-overrides.ts';
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
  proxySuffixSchema,
  webPageSchema,
  wholeMinutes,
  wholeSeconds,
} from './value-schemas.ts';

/** What can be turned off, by the names that the API has for them. */
const policyActionSchema = v.picklist(['pay', 'terminal', 'remind', 'refund']);

export type PolicyAction = v.InferOutput<typeof policyActionSchema>;

/** A day is the longest that a token could live unused; a month the longest that anybody waits for a reminder. */
const longestIdleMinutes = 720;
const longestCooldownMinutes = 30 * 24 * 60;
/** Below that every payment would seem stuck; an hour is longer than anybody waits at a counter. */
const terminalPatience = { least: 5, most: 3_600 };

/**
 * WisePay's addresses: together they are `endpoints`. One that is not written is the package's own. The origins of the web
 * app are one list: `wisepayApp`, where it is written, and then `wisepayApps`.
 */
export const endpointSettings = {
  wisepayIssuer: issuerSchema,
  wisepayApi: addressSchema,
  wisepayApp: originSchema,
  wisepayApps: v.pipe(v.array(originSchema), v.readonly()),
} as const;

/** All other keys, by the names that they have in a policy too. A list's values are used or left out one by one. */
export const settings = {
  /** PSA servers of one's own, such as `cw.example.com` or `cw.example.com:8443`. */
  psaHosts: v.optional(v.pipe(v.array(hostSchema), v.readonly()), []),
  /** Reverse proxies before PSA: what each puts behind host names, such as `.proxy.example.com`, beside the built-in one. */
  proxySuffixes: v.optional(v.pipe(v.array(proxySuffixSchema), v.readonly()), []),
  disabledActions: v.optional(v.pipe(v.array(policyActionSchema), v.readonly()), []),
  /** The most that one refund may give back in all, surcharge included; null for no limit but WisePay's. */
  refundLimit: v.optional(v.nullable(limitSchema), null),
  /** Whether a refund needs its reason in the person's own words too. */
  refundNeedsReason: v.optional(v.boolean(), false),
  /** Whether a refund gives the surcharge back at first, where WisePay does not say; `never` holds whatever it says. */
  surchargeInRefunds: v.optional(v.nullable(surchargeInRefundsSchema), null),
  /** Refunds above it, surcharge included, need a fresh sign-in; null where WisePay alone decides. */
  stepUpAbove: v.optional(v.nullable(limitSchema), null),
  /** What is confirmed in the extension's own window only; null where the page around the panel decides. */
  confirmOutside: v.optional(v.nullable(outsideRuleSchema), null),
  /** The least time between two reminders, in minutes; WisePay's own holds besides. */
  reminderCooldownMinutes: v.optional(wholeMinutes(0, longestCooldownMinutes), 0),
  /** After how many minutes without use the token is dropped. */
  idleMinutes: v.optional(wholeMinutes(1, longestIdleMinutes), 15),
  /** WisePay's id of the terminal that is chosen where none has been used yet. */
  defaultTerminal: v.optional(v.nullable(idSchema), null),
  /** After how many seconds without an answer a terminal is said not to answer. */
  terminalPatienceSeconds: v.optional(
    wholeSeconds(terminalPatience.least, terminalPatience.most),
    terminalPatienceSeconds,
  ),
  /** Whether the PSA person has to be known, or only must not be somebody else. */
  memberMatch: v.optional(v.picklist(['required', 'when-readable']), 'required'),
  /** Parts of the PSA profile that replace the built-in ones; those that cannot be used are left out one by one. */
  detection: v.optional(profileOverridesSchema, {}),
  supportEmail: v.optional(v.nullable(mailSchema), null),
  supportUrl: v.optional(v.nullable(webPageSchema), null),
  /** Where the POD's help is. */
  helpUrl: v.optional(webPageSchema, podArticle),
  /** Where to suggest improvements. */
  feedbackUrl: v.optional(webPageSchema, podArticle),
  /** The language of words, amounts and dates (BCP 47); null where it is the person's choice. */
  locale: v.optional(v.nullable(localeSchema), null),
} as const;

/** A policy that is in force: what is missing in the input is as it is by default. */
export const policySchema = v.object({
  ...settings,
  /** Null while an address is named neither by the policy nor by the build. */
  endpoints: v.optional(v.nullable(endpointsSchema), null),
});

export type Policy = Readonly<v.InferOutput<typeof policySchema>>;

/** What holds where a policy says nothing. */
export const defaultPolicy: Policy = v.parse(policySchema, {});

/** A policy as the browser hands it out: unchecked values under the names of public/managed_schema.json. */
export type ManagedValues = Readonly<Record<string, unknown>>;
