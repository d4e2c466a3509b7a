/** Which values a policy's keys may have. One entry for each key of public/managed_schema.json. */
import * as v from 'valibot';
import { isLocale } from '../locale.ts';
import { moneySchema } from '../money.ts';
import { isHost } from '../psa/hosts.ts';
import { profileOverridesSchema } from '../psa/profile-overrides.ts';
import { addressSchema, issuerSchema, originSchema } from '../wisepay/endpoints.ts';
import { idSchema } from '../wisepay/schemas/common.ts';
import { policyActionSchema } from './policy.ts';

/** A day is the longest that a token could live unused; a month the longest that anybody waits for a reminder. */
const longestIdleMinutes = 720;
const longestCooldownMinutes = 30 * 24 * 60;

const wholeMinutes = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** An amount that something is measured against: zero stops everything, less than that means nothing. */
const limitSchema = v.pipe(
  moneySchema,
  v.check(({ value }) => value >= 0),
);

/** One server as the POD names it, however it is written: no wildcard, no path, no scheme. */
const hostSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[\w.-]+(?::\d{1,5})?$/),
  v.transform((text) => text.toLowerCase()),
  v.check(isHost),
);

const localeSchema = v.pipe(v.string(), v.check(isLocale));

const webPageSchema = v.pipe(
  v.string(),
  v.transform((text) => URL.parse(text.trim())),
  v.instance(URL),
  v.check(({ protocol, username, password }) => protocol === 'https:' && `${username}${password}` === ''),
  v.transform(({ href }) => href),
);

/** Keys whose value is used whole or not at all. */
export const wholeSchemas = {
  wisepayIssuer: issuerSchema,
  wisepayApi: addressSchema,
  wisepayApp: originSchema,
  refundLimit: limitSchema,
  refundNeedsReason: v.boolean(),
  stepUpAbove: limitSchema,
  reminderCooldownMinutes: wholeMinutes(0, longestCooldownMinutes),
  idleMinutes: wholeMinutes(1, longestIdleMinutes),
  defaultTerminal: idSchema,
  memberMatch: v.picklist(['required', 'when-readable']),
  supportEmail: v.pipe(v.string(), v.trim(), v.maxLength(320), v.email()),
  supportUrl: webPageSchema,
  helpUrl: webPageSchema,
  feedbackUrl: webPageSchema,
  locale: localeSchema,
} as const;

/** Keys with several values in one, each of which is used or left out by itself. */
export const listSchemas = {
  psaHosts: hostSchema,
  disabledActions: policyActionSchema,
} as const;

/** The one key with a structure of its own; what is no good in it is left out by its schema. */
export const structureSchemas = { detection: profileOverridesSchema } as const;
