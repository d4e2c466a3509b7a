/** Amounts in everyday notations, none of which changes what a plain amount means. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AmountProblem, parseAmount } from '#lib/money/money-input.ts';
import { fc } from '../support/properties.ts';

const exactly = (value: number, currency: string) => ({ ok: true, money: { value, currency } });
const refused = (problem: AmountProblem) => ({ ok: false, problem });

describe('an amount in a notation of daily life', () => {
  it.each([
    ['\u200B1250', 'USD', 'en-US', 125000],
    ['1,250.00\u2060', 'USD', 'en-US', 125000],
    ['\u2060$1,250.00\u200B', 'USD', 'en-US', 125000],
    ['١٢٣٤،٥٠', 'USD', 'ar-EG', 123450],
    ['١٢٣٤،٥٠', 'USD', 'en-US', 123450],
    ['١٬٢٣٤،٥٠', 'USD', 'ar-EG', 123450],
    ['١،٢٣٤٫٥٠', 'USD', 'ar-EG', 123450],
    ['١،٢٣٤،٥٦٧', 'USD', 'ar-EG', 123456700],
    ['٥،٥', 'KWD', 'ar-EG', 5500],
    ['1250.-', 'CHF', 'de-CH', 125000],
    ['1250,-', 'EUR', 'de-DE', 125000],
    ['1250,--', 'EUR', 'de-DE', 125000],
    ["1'250.–", 'CHF', 'de-CH', 125000],
    ["CHF 1'250.—", 'CHF', 'fr-CH', 125000],
    ['1.250,- €', 'EUR', 'de-DE', 125000],
    ['98.000,-', 'JPY', 'de-DE', 98000],
    ['Fr. 1250', 'CHF', 'de-CH', 125000],
    ['Fr. 1250.-', 'CHF', 'en-US', 125000],
    ['SFr. 1250', 'CHF', 'de-CH', 125000],
    ['1250 Fr.', 'XAF', 'fr-FR', 1250],
    ['Rs. 500', 'INR', 'en-IN', 50000],
    ['Rs.1,25,000.50', 'INR', 'en-IN', 12500050],
    ['Rs 500', 'LKR', 'en-US', 50000],
    ['₨ 500', 'MUR', 'en-US', 50000],
    ['AU$50', 'AUD', 'en-US', 5000],
    ['C$50', 'CAD', 'en-US', 5000],
    ['50 CA$', 'CAD', 'fr-CA', 5000],
    ['＄50', 'USD', 'ja-JP', 5000],
    ['U.S.$ 50', 'USD', 'en-US', 5000],
    ['50,00 $ AU', 'AUD', 'fr-CA', 5000],
    ['$ AU 50', 'AUD', 'fr-CA', 5000],
    ['12،50،000', 'INR', 'ur-IN', 125000000],
    ['٠،٢٥٠', 'KWD', 'ar-EG', 250],
    ['٠١،٢٥٠', 'KWD', 'ar-EG', 1250],
  ])('%s in %s for %s is %d minor units', (text, currency, locale, value) => {
    expect(parseAmount(text, currency, locale)).toEqual(exactly(value, currency));
  });

  it.each<[string, string, string, AmountProblem]>([
    ['$ (1,250.00)', 'USD', 'en-US', 'not_positive'],
    ['($1,250.00)', 'USD', 'en-US', 'not_positive'],
    ['(1,250.00) USD', 'USD', 'en-US', 'not_positive'],
    ['–5', 'USD', 'en-US', 'not_positive'],
    ['$ AU -50', 'AUD', 'fr-CA', 'not_positive'],
    ['-$ AU 50', 'AUD', 'fr-CA', 'not_positive'],
    ['( $5 )', 'USD', 'en-US', 'not_positive'],
    ['-AU$50', 'AUD', 'en-US', 'not_positive'],
    ['1250-', 'USD', 'en-US', 'not_positive'],
    ['AU$50', 'USD', 'en-US', 'other_currency'],
    ['C$50', 'USD', 'en-US', 'other_currency'],
    ['US$50', 'AUD', 'en-AU', 'other_currency'],
    ['$50', 'EUR', 'en-US', 'other_currency'],
    ['50 kr', 'USD', 'en-US', 'other_currency'],
    ['Rs. 500', 'USD', 'en-US', 'other_currency'],
    ['Rs. 500', 'CHF', 'de-CH', 'other_currency'],
    ['Fr. 1250', 'USD', 'en-US', 'other_currency'],
    ['USD 12 EUR', 'USD', 'en-US', 'other_currency'],
    ['€ (5)', 'USD', 'en-US', 'other_currency'],
    ['١،٢٥٠', 'USD', 'ar-EG', 'ambiguous'],
    ['١،٢٥٠', 'KWD', 'ar-EG', 'ambiguous'],
    ['١٢،٥٠٠', 'KWD', 'ar-EG', 'ambiguous'],
    ['Rs.50', 'INR', 'en-IN', 'ambiguous'],
    ['Fr.50', 'CHF', 'de-CH', 'ambiguous'],
    ['12.50.-', 'CHF', 'de-CH', 'not_a_number'],
    ['12.-5', 'CHF', 'de-CH', 'not_a_number'],
    ['.-', 'CHF', 'de-CH', 'not_a_number'],
    ['12-5', 'CHF', 'de-CH', 'not_a_number'],
    ['(5) 3', 'USD', 'en-US', 'not_a_number'],
    ['EUR', 'USD', 'en-US', 'not_a_number'],
    ['USD', 'USD', 'en-US', 'not_a_number'],
    ['()', 'USD', 'en-US', 'not_a_number'],
    ['$ ()', 'USD', 'en-US', 'not_a_number'],
    ['twelve 12', 'USD', 'en-US', 'not_a_number'],
    ['12 constructor', 'USD', 'en-US', 'not_a_number'],
    ['1،2.5،3', 'USD', 'en-US', 'not_a_number'],
    ['\u200B', 'USD', 'en-US', 'empty'],
  ])('%s in %s for %s is refused: %s', (text, currency, locale, problem) => {
    expect(parseAmount(text, currency, locale)).toEqual(refused(problem));
  });
});

/** Amounts that were accepted before these notations: text, currency, locale, minor units. */
const taken = readFileSync(new URL('../support/accepted-amounts.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): [string, string, string, number] => JSON.parse(line));

describe('a plain amount', () => {
  it('means what it has always meant', () => {
    expect(taken.length).toBeGreaterThan(800);
    for (const [text, currency, locale, value] of taken) {
      expect([text, locale, parseAmount(text, currency, locale)]).toEqual([
        text,
        locale,
        exactly(value, currency),
      ]);
    }
  });

  it('means the same with what nobody sees around it', () => {
    const unseen = fc.string({
      unit: fc.constantFrom('\u200B', '\u2060', '\u200E', '\u00AD', ' '),
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...taken),
        unseen,
        unseen,
        ([text, currency, locale, value], before, behind) => {
          expect(parseAmount(before + text + behind, currency, locale)).toEqual(exactly(value, currency));
        },
      ),
    );
  });

  it('is never taken with a sign of another currency', () => {
    const foreign = fc.constantFrom('AU$', '£', 'GBP ', 'zł ', '₪', 'R$');
    fc.assert(
      fc.property(fc.constantFrom(...taken), foreign, ([text, currency, locale], sign) => {
        const figures = text.replaceAll(/[^\p{Nd}.,٫٬' \u00a0\u202f]/gu, '').trim();
        fc.pre(parseAmount(figures, currency, locale).ok && currency !== 'AUD');
        expect(parseAmount(sign + figures, currency, locale)).toEqual(refused('other_currency'));
      }),
    );
  });
});
