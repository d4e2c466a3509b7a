/** What an administrator may write for a setting, and what the POD reads of it. Each takes what it gives. */
import * as v from 'valibot';
import { isLocale } from '../i18n/locale.ts';
import { moneySchema } from '../money/money.ts';
import { isHost } from '../psa/hosts.ts';

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Whole minutes, from the least to the most, both included. */
export const wholeMinutes = (least: number, most: number) => wholeNumber(least, most);

/** Whole seconds, likewise. */
export const wholeSeconds = (least: number, most: number) => wholeNumber(least, most);

/** An amount that something is measured against: zero stops everything, less than that means nothing. */
export const limitSchema = v.pipe(
  moneySchema,
  v.check(({ value }) => value >= 0),
);

/** Whose last step is to be taken in the extension's own window: always, or above an amount. */
export const outsideRuleSchema = v.union([
  v.strictObject({ always: v.literal(true) }),
  v.strictObject({ above: limitSchema }),
]);

export type OutsideRule = v.InferOutput<typeof outsideRuleSchema>;

/** One server as the POD names it, however it is written: no wildcard, no path, no scheme. */
export const hostSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[\w.-]+(?::\d{1,5})?$/),
  v.transform((text) => text.toLowerCase()),
  v.check(isHost),
);

/** What a reverse proxy puts behind host names, with the dot in front, however it is written: two names at least. */
export const proxySuffixSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\.?[a-z\d-]+(?:\.[a-z\d-]+)+$/i),
  v.transform((text) => `.${text.toLowerCase().replace(/^\./, '')}`),
  v.check((suffix) => isHost(`x${suffix}`)),
);

/** A language or a country's notation (BCP 47), such as `en-GB`. */
export const localeSchema = v.pipe(v.string(), v.check(isLocale));

/** An https address without a login, as the browser writes it. */
export const webPageSchema = v.pipe(
  v.string(),
  v.trim(),
  v.url(),
  v.transform((text) => new URL(text)),
  v.check(({ protocol, username, password }) => protocol === 'https:' && `${username}${password}` === ''),
  v.transform(({ href }) => href),
);

/** An address where mail is read. */
export const mailSchema = v.pipe(v.string(), v.trim(), v.maxLength(320), v.email());
