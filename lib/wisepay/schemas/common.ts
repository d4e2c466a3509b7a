/** Pieces that many WisePay answers share. */
import * as v from 'valibot';

/** An opaque identifier of WisePay's. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A moment: RFC 3339 in UTC, kept as text. */
export const timestampSchema = v.pipe(v.string(), v.isoTimestamp());

/** A day without a time: `2026-05-31`. A day that no calendar has, such as the 31st of February, is none. */
export const dateSchema = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true),
);

/** An email address, kept as WisePay writes it. */
export const emailSchema = v.pipe(v.string(), v.minLength(3), v.maxLength(320), v.includes('@'));

/** An absolute address. Whether it may be opened is decided where it is opened. */
export const urlSchema = v.pipe(v.string(), v.url());
