/** An automatic payment that is in the way of another one: who goes on has to know of this very one. */
import type { Invoice } from '../wisepay/schemas/invoice.ts';

export type ScheduledPayment = NonNullable<Invoice['scheduledPayment']>;

/**
 * Whether a person goes on knowingly.
 *
 * @param scheduled what is scheduled now; undefined where nothing is
 * @param acknowledged what the person was warned of and goes on in spite of; another day or method is another warning
 */
export function isAcknowledged(
  scheduled: ScheduledPayment | undefined,
  acknowledged: ScheduledPayment | null | undefined,
): boolean {
  if (scheduled === undefined) return true;
  // Day and method may both be unknown: that somebody was warned at all is asked first.
  if (acknowledged === undefined || acknowledged === null) return false;
  return scheduled.date === acknowledged.date && scheduled.method === acknowledged.method;
}
