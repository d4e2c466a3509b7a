/**
 * Lists of values that WisePay may extend. A value that the POD has no words for is shown as WisePay writes it, and
 * nothing is concluded from it: other fields say what may be done.
 */
import * as v from 'valibot';

/** A WisePay value that is not in the contract's list, for people to read. Its type sets it apart from the others. */
const unlistedSchema = v.pipe(
  v.string(),
  v.regex(/\S/),
  v.maxLength(60),
  v.description('Any other value is shown as it is, with spaces for underscores.'),
  v.brand('Unlisted'),
);

/** Any of `known`, or another text that is short enough to show. */
export function openListOf<const Known extends readonly string[]>(known: v.PicklistSchema<Known, undefined>) {
  return v.union([known, unlistedSchema]);
}

/** Whether the POD knows what the value means. */
export function isListed<const Known extends readonly string[]>(
  known: v.PicklistSchema<Known, undefined>,
  value: string | undefined,
): value is Known[number] {
  return v.is(known, value);
}
