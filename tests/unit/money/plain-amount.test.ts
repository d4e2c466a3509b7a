import { describe, expect, it } from 'vitest';
import { largestAmount, toDecimalText } from '#lib/money/money.ts';
import { readPlainAmount } from '#lib/money/plain-amount.ts';
import { fc } from '../support/properties.ts';

const currencies = fc.constantFrom('USD', 'EUR', 'ALL', 'JPY', 'KRW', 'KWD', 'CLF');
const values = fc.oneof(fc.integer({ min: 0, max: largestAmount }), fc.integer({ min: 0, max: 20_000 }));

describe('an amount in a settings file', () => {
  it.each([
    ['500 USD', 50_000, 'USD'],
    ['500.00 USD', 50_000, 'USD'],
    ['  0.05   USD ', 5, 'USD'],
    ['0 USD', 0, 'USD'],
    ['50000 JPY', 50_000, 'JPY'],
    ['1.234 KWD', 1_234, 'KWD'],
    ['12.0001 CLF', 120_001, 'CLF'],
    ['10000000000.00 USD', largestAmount, 'USD'],
  ])('"%s" is read in minor units', (text, value, currency) => {
    expect(readPlainAmount(text)).toEqual({ ok: true, money: { value, currency } });
  });

  it.each([
    ['500', 'form'],
    ['USD', 'form'],
    ['', 'form'],
    ['USD 500.00', 'form'],
    ['$500.00', 'form'],
    ['5,00 USD', 'form'],
    ['1,000.00 USD', 'form'],
    ["1'000.00 USD", 'form'],
    ['500. USD', 'form'],
    ['.50 USD', 'form'],
    ['-500.00 USD', 'form'],
    ['0500.00 USD', 'form'],
    ['5e2 USD', 'form'],
    ['٥٠٠ USD', 'form'],
    ['500.00USD', 'form'],
    ['500.00 usd', 'form'],
    ['500.00 US', 'form'],
    ['500.00 USD a day', 'form'],
    ['500.005 USD', 'decimals'],
    ['500.5 USD', 'decimals'],
    ['50000.00 JPY', 'decimals'],
    ['1.23 KWD', 'decimals'],
    ['10000000000.01 USD', 'too_large'],
    [`${'9'.repeat(400)} USD`, 'too_large'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(readPlainAmount(text)).toEqual({ ok: false, problem });
  });

  it('is exactly what was written, for every amount and currency', () => {
    fc.assert(
      fc.property(values, currencies, (value, currency) => {
        const money = { value, currency };
        expect(readPlainAmount(`${toDecimalText(money)} ${currency}`)).toEqual({ ok: true, money });
      }),
    );
  });

  it('is never read with a digit more or less than the currency has', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.stringMatching(/^\d{1,8}$/),
        currencies,
        (whole, fraction, currency) => {
          const amount = readPlainAmount(`${whole}.${fraction} ${currency}`);
          const isWritten = amount.ok && toDecimalText(amount.money) === `${whole}.${fraction}`;
          expect(amount).toEqual(isWritten ? amount : { ok: false, problem: 'decimals' });
        },
      ),
    );
  });
});
