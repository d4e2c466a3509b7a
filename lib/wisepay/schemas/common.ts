/** Schemas that many WisePay answers share. */
import * as v from 'valibot';
import { largestAmount, moneySchema } from '../../money/money.ts';

/** An opaque WisePay ID: visible ASCII. It becomes part of addresses, so it must not be `.` or `..`. */
export const idSchema = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[!-~]{1,200}$/));

/** A field with its meaning, for the API document (docs/wisepay-pod-api.openapi.json). */
export function described<const S extends v.GenericSchema>(schema: S, meaning: string) {
  return v.pipe(schema, v.description(meaning));
}

/** A name or a sentence for people. The limit, in characters, is far above any and keeps the panel from filling up. */
export const textSchema = v.pipe(v.string(), v.maxLength(1_000));

/** The same, but not blank. */
export const wordsSchema = v.pipe(textSchema, v.regex(/\S/));

/** A reason in one line, as a code or for people to read; short enough to stand in a sentence. */
export const reasonSchema = v.pipe(wordsSchema, v.maxLength(200));

/** A list of records, limited like texts. */
export function listOf<T extends v.GenericSchema>(schema: T) {
  return v.pipe(v.array(schema), v.maxLength(1_000));
}

/** The last four digits of a card or an account: the only part of it that ever reaches the POD. */
export const last4Schema = v.pipe(v.string(), v.regex(/^\d{4}$/));

/** A timestamp: RFC 3339 in UTC, kept as text. The pattern alone would allow offsets that do not exist. */
export const timestampSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((when) => !Number.isNaN(Date.parse(when))),
);

/** A date without a time: `2026-05-31`. A date that does not exist, such as February 31, is refused. */
export const dateSchema = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true),
);

/** Money that moved or may move: never negative. The balance of a credit memo may be, and uses `moneySchema`. */
export const amountSchema = v.object({
  ...moneySchema.entries,
  value: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestAmount)),
});

/** A currency by its ISO 4217 code. */
export const currencySchema = moneySchema.entries.currency;

/** An email address, kept as WisePay writes it. */
export const emailSchema = v.pipe(v.string(), v.minLength(3), v.maxLength(320), v.includes('@'));

/** An absolute address, in visible ASCII. Whether it may be opened is decided where it is opened. */
export const urlSchema = v.pipe(
  v.string(),
  v.maxLength(4_000),
  v.regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/),
  v.url(),
);
