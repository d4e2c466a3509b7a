import { describe, expect, it } from 'vitest';
import { wordsForError } from '#components/words/error-words.ts';
import { formatDay, statusWords, whyNoPayment } from '#components/words/invoice-words.ts';
import { actionReasonSchema, invoiceStatusSchema } from '#lib/wisepay/schemas/invoice.ts';

describe('the words for a refusal', () => {
  it('are its own where there are some', () => {
    const words = wordsForError({ code: 'refused', details: { problemCode: 'invoice_paid' } });
    expect(words.title).toBe('Already paid');
    expect(words.text).toContain('has been paid in the meantime');
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
    expect(words.title).toBe('WisePay is not answering');
  });
});

describe('the words for an invoice', () => {
  it.each(invoiceStatusSchema.options)('say its state: %s', (status) => {
    expect(statusWords[status]).toMatch(/^[A-Z][a-z ]+$/);
  });

  it.each(actionReasonSchema.options)('say in a sentence why it cannot be paid: %s', (reason) => {
    expect(whyNoPayment('standard', reason)).toMatch(/^[A-Z].*\.$/);
    expect(whyNoPayment('standard', reason)).not.toContain('_');
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
