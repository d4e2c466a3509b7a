import { describe, expect, it } from 'vitest';
import { wordsForAmount, wordsForChange, wordsForTooMuch } from '#components/words/amount-words.ts';
import { wordsForError } from '#components/words/error-words.ts';
import { formatDay, statusWords, whyNoPayment } from '#components/words/invoice-words.ts';
import { wordsForRefusal } from '#components/words/refusal-words.ts';
import { englishCatalog } from '#lib/i18n/catalogs.ts';
import { formatMoney } from '#lib/money/money.ts';
import { actionReasonSchema, invoiceStatusSchema } from '#lib/wisepay/schemas/invoice.ts';

describe('the words for a refusal', () => {
  it('are its own where there are some', () => {
    const words = wordsForError({ code: 'refused', details: { problemCode: 'invoice_paid' } });
    expect(words.title).toBe('Already paid');
    expect(words.text).toContain('was just paid');
  });

  const codes = [...englishCatalog.keys()].flatMap((key) => /^refusal\.(\w+)\.title$/.exec(key)?.[1] ?? []);

  it.each(codes)('are found by its code: %s', (code) => {
    expect(wordsForRefusal(code)?.title).toMatch(/^[A-Z][^_]+[^.]$/);
    expect(wordsForRefusal(code)?.text).toMatch(/^[A-Z][^_]+\.$/);
  });

  it.each([undefined, 'something_new', 'constructor'])('are general ones otherwise: %s', (problemCode) => {
    const details = problemCode === undefined ? {} : { problemCode };
    expect(wordsForError({ code: 'refused', details })).toEqual({
      title: 'WisePay refused the request',
      text: expect.stringMatching(/administrator/),
    });
  });

  it('do not take the place of another failure’s', () => {
    const words = wordsForError({ code: 'timeout', details: { problemCode: 'invoice_paid' } });
    expect(words.title).toBe('WisePay isn’t responding');
  });
});

describe('the words for a wrong clock', () => {
  const minute = 60_000;
  it.each([
    [minute, 'about 1 minute ahead'],
    [-12.4 * minute, 'about 12 minutes behind'],
    [119 * minute, 'about 119 minutes ahead'],
    [-120 * minute, 'about 2 hours behind'],
    [72 * 60 * minute, 'about 3 days ahead'],
  ])('say by how much it is wrong, and which way: %d ms', (clockAheadMs, words) => {
    const { title, text } = wordsForError({ code: 'clock_wrong', details: { clockAheadMs } });
    expect(title).toBe('Your computer’s clock is wrong');
    expect(text).toContain(`It is ${words}. `);
    expect(text).not.toContain('administrator');
  });
});

describe('the words for an invoice', () => {
  it.each(invoiceStatusSchema.options)('say its state: %s', (status) => {
    expect(statusWords(status)).toMatch(/^[A-Z][a-z ]+$/);
  });

  it.each(actionReasonSchema.options)('say in a sentence why it cannot be paid: %s', (reason) => {
    expect(whyNoPayment('standard', reason)).toMatch(/^[A-Z].*\.$/);
    expect(whyNoPayment('standard', reason)).not.toContain('_');
  });
});

describe('the words for an amount', () => {
  it.each([
    ['empty', 'USD', 'Enter an amount.'],
    ['not_positive', 'USD', 'Enter an amount above zero.'],
    ['too_large', 'USD', 'The amount is too large.'],
    ['not_a_number', 'USD', 'Enter a number, such as 1250.00.'],
    ['other_currency', 'USD', 'This is in another currency. Enter the amount in USD, such as 1250.00.'],
    [
      'ambiguous',
      'KWD',
      'This could mean two amounts. Enter it without thousands separators, such as 1250.000.',
    ],
    ['too_many_decimals', 'USD', 'USD has 2 decimal places. Enter an amount such as 1250.00.'],
    ['too_many_decimals', 'KWD', 'KWD has 3 decimal places. Enter an amount such as 1250.000.'],
    ['too_many_decimals', 'JPY', 'JPY has no decimal places. Enter an amount such as 1250.'],
  ] as const)('say what is wrong and what would be right: %s, %s', (problem, currency, text) => {
    expect(wordsForAmount(problem, currency, 'en-US')).toBe(text);
  });

  it('give the example in the notation of the reader', () => {
    expect(wordsForAmount('not_a_number', 'EUR', 'de-DE')).toBe('Enter a number, such as 1250,00.');
  });

  const more = { value: 2000, currency: 'USD' };
  const less = { value: 1500, currency: 'USD' };

  it('say how much there is', () => {
    expect(wordsForTooMuch(less, 'balance')).toBe(`The balance is ${formatMoney(less)}. Enter that or less.`);
    expect(wordsForTooMuch(less, 'payment')).toBe(
      `You can refund up to ${formatMoney(less)} of this payment.`,
    );
  });

  it('say what has changed since it was seen, and nothing where nothing has', () => {
    const change = `changed from ${formatMoney(more)} to ${formatMoney(less)}.`;
    expect(wordsForChange(more, less, 'balance')).toBe(`The balance ${change}`);
    expect(wordsForChange(more, less, 'payment')).toBe(`The refundable amount ${change}`);
    expect(wordsForChange(more, { ...more }, 'balance')).toBeUndefined();
  });
});

describe('a day', () => {
  it.each([
    ['en-US', 'May 31, 2026'],
    ['en-GB', '31 May 2026'],
    ['de-DE', '31.05.2026'],
  ])('is written as people write it in %s', (locale, text) => {
    expect(formatDay('2026-05-31', locale)).toBe(text);
  });

  it('is the same day wherever it is read', () => {
    expect(formatDay('2026-01-01', 'en-US')).toBe('Jan 1, 2026');
    expect(formatDay('2025-12-31', 'en-US')).toBe('Dec 31, 2025');
  });
});
