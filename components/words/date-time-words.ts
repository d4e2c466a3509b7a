/** Timestamps (RFC 3339) for people to read, in their own time zone and notation. */
import { currentLocale } from '../../lib/i18n/locale.ts';

/** The day and the minute. `locale` is that of `lib/i18n/locale.ts` if left out. */
export function formatDateTime(timestamp: string, locale: string | undefined = currentLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(timestamp),
  );
}

/** The minute, and the day unless it is today. */
export function formatRecentTime(timestamp: string, now: Date = new Date()): string {
  const time = new Date(timestamp);
  if (time.toDateString() !== now.toDateString()) return formatDateTime(timestamp);
  return new Intl.DateTimeFormat(currentLocale(), { timeStyle: 'short' }).format(time);
}

/** The day. `locale` is that of `lib/i18n/locale.ts` if left out. */
export function formatDate(timestamp: string, locale: string | undefined = currentLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(timestamp));
}
