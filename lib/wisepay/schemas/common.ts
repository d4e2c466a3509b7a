/** Pieces that many WisePay answers share. */
import * as v from 'valibot';
import { largestAmount, moneySchema } from '../../money/money.ts';

/**
 * An opaque identifier of WisePay's: visible ASCII. It becomes a part of addresses, so it is none of the two names that
 * mean another folder there.
 */
export const idSchema = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[!-~]{1,200}$/));

/** A field with what it means, which is where the API document (docs/wisepay-pod-api.openapi.json) has it from. */
export function described<const S extends v.GenericSchema>(schema: S, meaning: string) {
  return v.pipe(schema, v.description(meaning));
}

/** A name or a sentence for people. The cap is far beyond any, and keeps an answer from filling the panel, in characters. */
export const textSchema = v.pipe(v.string(), v.maxLength(1_000));

/** The same where nothing but space says nothing. */
export const wordsSchema = v.pipe(textSchema, v.regex(/\S/));

/** A list of records; capped like texts. */
export function listOf<T extends v.GenericSchema>(schema: T) {
  return v.pipe(v.array(schema), v.maxLength(1_000));
}

/** The last digits of a card or an account: all of it that ever reaches the POD. */
export const last4Schema = v.pipe(v.string(), v.regex(/^\d{4}$/));

/** A moment: RFC 3339 in UTC, kept as text. The pattern lets through offsets that no clock reads. */
export const timestampSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((when) => !Number.isNaN(Date.parse(when))),
);

/** A day without a time: `2026-05-31`. A day that no calendar has, such as the 31st of February, is none. */
export const dateSchema = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true),
);

/** Money that moved or may move: never less than nothing. What is owed on a credit memo is; that is plain money. */
export const amountSchema = v.object({
  ...moneySchema.entries,
  value: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestAmount)),
});

/** A currency by its ISO 4217 code. */
export const currencySchema = moneySchema.entries.currency;

/** An email address, kept as WisePay writes it. */
export const emailSchema = v.pipe(v.string(), v.minLength(3), v.maxLength(320), v.includes('@'));

/** An absolute address, in visible ASCII as addresses are. Whether it may be opened is decided where it is opened. */
export const urlSchema = v.pipe(
  v.string(),
  v.maxLength(4_000),
  v.regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/),
  v.url(),
);
