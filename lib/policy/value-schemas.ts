/** The schemas of an administrator's settings. Each one accepts its own output. */
import * as v from 'valibot';
import { isLocale } from '../i18n/locale.ts';
import { moneySchema } from '../money/money.ts';
import { readPlainAmount } from '../money/plain-amount.ts';
import { isHost } from '../psa/hosts.ts';

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Whole minutes, from the least to the most, both included. */
export const wholeMinutes = (least: number, most: number) => wholeNumber(least, most);

/** Whole seconds, from the least to the most, both included. */
export const wholeSeconds = (least: number, most: number) => wholeNumber(least, most);

/** The amount as the POD passes it on. */
const readLimitSchema = v.pipe(
  moneySchema,
  v.check(({ value }) => value >= 0),
);

/** The amount as an administrator writes it: `500.00 USD`. */
const writtenLimitSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const amount = readPlainAmount(dataset.value);
    if (amount.ok) return amount.money;
    addIssue({ message: amount.problem });
    return NEVER;
  }),
);

/** The amount in minor units as the registry has an object: JSON in a text. Policies were written so before. */
const jsonLimitSchema = v.pipe(v.string(), v.parseJson(), readLimitSchema);

/**
 * An amount that others are compared with: zero blocks everything; a negative amount is not valid. Administrators write
 * `500.00 USD`.
 */
export const limitSchema = v.union([readLimitSchema, writtenLimitSchema, jsonLimitSchema]);

/** Which actions must be confirmed in the review window: all, or those above an amount. */
export const outsideRuleSchema = v.union([
  v.strictObject({ always: v.literal(true) }),
  v.strictObject({ above: limitSchema }),
]);

export type OutsideRule = v.InferOutput<typeof outsideRuleSchema>;

/** Where the panel is: open over the page, as a slim tab there, or in the browser's side panel. */
export const panelPlaceSchema = v.picklist(['panel', 'tab', 'side-panel']);

/** One server, normalized to lower case: no wildcard, no path, no scheme. */
export const hostSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[\w.-]+(?::\d{1,5})?$/),
  v.transform((text) => text.toLowerCase()),
  v.check(isHost),
);

/** The suffix that a reverse proxy adds to host names, in lower case with a leading dot: two names or more. */
export const proxySuffixSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\.?[a-z\d-]+(?:\.[a-z\d-]+)+$/i),
  v.transform((text) => `.${text.toLowerCase().replace(/^\./, '')}`),
  v.check((suffix) => isHost(`x${suffix}`)),
);

/** A language or a country's notation (BCP 47), such as `en-GB`. */
export const localeSchema = v.pipe(v.string(), v.check(isLocale));

/** An HTTPS address without user name and password, as the browser writes it. */
export const webPageSchema = v.pipe(
  v.string(),
  v.trim(),
  v.url(),
  v.transform((text) => new URL(text)),
  v.check(({ protocol, username, password }) => protocol === 'https:' && `${username}${password}` === ''),
  v.transform(({ href }) => href),
);

/** An email address. */
export const mailSchema = v.pipe(v.string(), v.trim(), v.maxLength(320), v.email());
