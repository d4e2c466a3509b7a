import { afterEach, describe, expect, it } from 'vitest';
import { formatDate, formatDateTime } from '#components/words/date-time-words.ts';
import { formatDay } from '#components/words/invoice-words.ts';
import { currentLocale, isLocale, setLocale } from '#lib/i18n/locale.ts';
import { formatMoney } from '#lib/money/money.ts';
import { amountText, parseAmount } from '#lib/money/money-input.ts';

afterEach(() => setLocale(null));

const amount = { value: 123_450, currency: 'EUR' };
/** Noon of March 31, 2027, in the time zone of the test run. */
const noon = new Date(2027, 2, 31, 12).toISOString();

describe('the notation that was chosen', () => {
  it('is that of amounts, shown and typed, and of dates', () => {
    setLocale('de-DE');
    expect(formatMoney(amount).replace(/\s/g, ' ')).toBe('1.234,50 €');
    expect(amountText(amount)).toBe('1234,50');
    // In English notation this would be one euro and a quarter, with a digit too many.
    expect(parseAmount('1.250', 'EUR')).toEqual({ ok: true, money: { value: 125_000, currency: 'EUR' } });
    expect(formatDay('2027-03-31')).toBe('31.03.2027');
    expect(formatDate(noon)).toBe('31.03.2027');
    expect(formatDateTime(noon)).toMatch(/^31\.03\.2027/);
  });

  it('gives way to one that is named', () => {
    setLocale('de-DE');
    expect(formatMoney(amount, 'en-US')).toBe('€1,234.50');
  });

  it.each([null, 'no language', 'xx_YY', ''])('is the browser’s own with %j', (locale) => {
    setLocale('de-DE');
    setLocale(locale);
    expect(currentLocale()).toBeUndefined();
  });
});

describe('a language that browsers know', () => {
  it.each(['de', 'de-CH', 'ar-EG'])('is %s', (tag) => {
    expect(isLocale(tag)).toBe(true);
  });

  it.each(['deutsch', 'de_CH', '', 'x', 'de-', 'en-u-nu-hanidec'])('is not “%s”', (tag) => {
    expect(isLocale(tag)).toBe(false);
  });
});
