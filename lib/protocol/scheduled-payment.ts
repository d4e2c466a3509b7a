/** A scheduled payment that stands in the way of another one: the user has to be warned of exactly this one. */
import type { Money } from '../money/money.ts';
import type { Invoice } from '../wisepay/schemas/invoice.ts';

export type ScheduledPayment = NonNullable<Invoice['scheduledPayment']>;

/**
 * Whether the user was warned of what is scheduled.
 *
 * @param scheduled what is scheduled now; undefined if nothing is
 * @param acknowledged what the user was warned of and continues despite; another day, method or amount
 *   needs another warning
 */
export function isAcknowledged(
  scheduled: ScheduledPayment | undefined,
  acknowledged: ScheduledPayment | null | undefined,
): boolean {
  if (scheduled === undefined) return true;
  // All of its details may be unknown, so check first whether there was a warning at all.
  if (acknowledged === undefined || acknowledged === null) return false;
  return (
    scheduled.date === acknowledged.date &&
    scheduled.method === acknowledged.method &&
    isSameAmount(scheduled.amount, acknowledged.amount)
  );
}

function isSameAmount(one: Money | undefined, other: Money | undefined): boolean {
  return one?.value === other?.value && one?.currency === other?.currency;
}
