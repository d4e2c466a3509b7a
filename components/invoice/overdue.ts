/** How long an invoice is overdue, in whole days of the calendar where the person is. */

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The calendar day at a time, in a time zone.
 *
 * @param timeZone an IANA name, such as `America/New_York`; the person's own if left out
 * @returns as `2026-05-31`
 */
export function dayAt(now: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).formatToParts(now);
  const partOf = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${partOf('year')}-${partOf('month')}-${partOf('day')}`;
}

/**
 * How many days ago an invoice was due. Days are counted on the calendar, so that no change of the clocks adds or takes
 * one. An invoice is not overdue on the day on which it is due.
 *
 * @param dueDate the day as WisePay writes it: `2026-05-31`
 * @param today likewise
 * @returns 0 if it is not overdue
 */
export function daysOverdue(dueDate: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(dueDate)) / dayMs));
}
