/** Moments for people to read, in their own time zone and notation. */

/** The day and the minute. `locale` is the browser's own when left out. */
export function formatMoment(timestamp: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(timestamp),
  );
}

/** The day. `locale` is the browser's own when left out. */
export function formatDate(timestamp: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(timestamp));
}
