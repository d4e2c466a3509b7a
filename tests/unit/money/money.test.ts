import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  currencyDecimals,
  formatMoney,
  largestAmount,
  moneySchema,
  toDecimalText,
} from '#lib/money/money.ts';
import { fc } from '../support/properties.ts';

const decimalsOf = { JPY: 0, KRW: 0, USD: 2, EUR: 2, ALL: 2, KWD: 3, TND: 3, CLF: 4, UYW: 4 } as const;

const currencies = fc.constantFrom(...Object.entries(decimalsOf));
const amounts = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -20_000, max: 20_000 }),
  fc.constantFrom(0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);

/** Converts decimal text back to minor units without a float; the result must be the original value. */
function toMinorUnits(text: string, decimals: number): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  expect(fraction).toHaveLength(decimals);
  const value = BigInt(whole) * 10n ** BigInt(decimals) + BigInt(fraction || '0');
  return sign === '-' ? -value : value;
}

describe('an amount as decimal text', () => {
  it.each([
    [-12000, 'USD', '-120.00'],
    [98000, 'JPY', '98000'],
    [45125, 'KWD', '45.125'],
    [0, 'USD', '0.00'],
    [5, 'USD', '0.05'],
    [-5, 'KWD', '-0.005'],
    [1, 'CLF', '0.0001'],
    [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
    [Number.MIN_SAFE_INTEGER, 'JPY', '-9007199254740991'],
  ])('%d minor units of %s are %s', (value, currency, text) => {
    expect(toDecimalText({ value, currency })).toBe(text);
  });

  it('is exact for every amount in every kind of currency', () => {
    fc.assert(
      fc.property(amounts, currencies, (value, [currency, decimals]) => {
        expect(toMinorUnits(toDecimalText({ value, currency }), decimals)).toBe(BigInt(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('never has a leading zero too many, nor a sign for nothing', () => {
    fc.assert(
      fc.property(amounts, currencies, (value, [currency]) => {
        expect(toDecimalText({ value, currency })).toMatch(/^(?:-(?=.*[1-9]))?(?:0|[1-9]\d*)(?:\.\d+)?$/);
      }),
    );
  });
});

describe('the decimals of a currency', () => {
  it.each(Object.entries(decimalsOf))('%s has %d', (currency, decimals) => {
    expect(currencyDecimals(currency)).toBe(decimals);
  });

  it('are two where nothing else is known', () => {
    expect(currencyDecimals('XXX')).toBe(2);
  });
});

describe('an amount for people', () => {
  it.each([
    [-12000, 'USD', '-$120.00'],
    [98000, 'JPY', '¥98,000'],
    [45125, 'KWD', 'KWD 45.125'],
    [125000, 'USD', '$1,250.00'],
  ])('%d minor units of %s read %s in the US', (value, currency, text) => {
    expect(formatMoney({ value, currency }, 'en-US').replace(/\s/g, ' ')).toBe(text);
  });

  it('shows the ISO decimals even where the browser would round to whole units', () => {
    expect(formatMoney({ value: 12345, currency: 'ALL' }, 'en-US')).toContain('123.45');
  });

  it('follows the notation of the place', () => {
    expect(formatMoney({ value: 125000, currency: 'EUR' }, 'de-DE').replace(/\s/g, ' ')).toBe('1.250,00 €');
  });

  it.each([1_250_00, -120_00])(
    'keeps “US$” in one piece where writing goes from right to left: %d',
    (value) => {
      // Without the mark after it, the dollar sign would move to the other side of the letters.
      for (const locale of ['ar', 'ar-EG', 'ar-SA', 'ar-MA']) {
        expect(formatMoney({ value, currency: 'USD' }, locale)).toMatch(/^[\u200f\u061c].*US\$\u200e$/);
      }
    },
  );

  it('lets no sign stand alone at the end, behind letters that are written from left to right', () => {
    const places = fc.constantFrom('ar', 'ar-EG', 'ar-SA', 'ar-AE', 'ar-MA', 'he-IL', 'fa-IR', 'ur-PK');
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom('USD', 'AUD', 'CAD', 'NZD', 'EUR', 'EGP'),
        places,
        (value, currency, place) => {
          expect(formatMoney({ value, currency }, place)).not.toMatch(/[A-Z]\$$/);
        },
      ),
    );
  });

  it('puts no mark into an amount that is written from left to right', () => {
    expect(formatMoney({ value: 125000, currency: 'USD' }, 'en-US')).toBe('$1,250.00');
  });

  it('shows every digit of the amount, however large', () => {
    fc.assert(
      fc.property(amounts, currencies, (value, [currency]) => {
        const shown = formatMoney({ value, currency }, 'en-US').replace(/\D/g, '');
        expect(BigInt(shown)).toBe(BigInt(Math.abs(value)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an amount from outside', () => {
  it('is taken as it is when it is whole, within bounds and has a currency', () => {
    const bounded = fc.integer({ min: -largestAmount, max: largestAmount });
    fc.assert(
      fc.property(bounded, currencies, (value, [currency]) => {
        expect(v.parse(moneySchema, { value, currency })).toEqual({ value, currency });
      }),
    );
  });

  it('is refused when it is not a whole number, or beyond what any invoice comes to', () => {
    const unsafe = fc.oneof(
      fc.double().filter((value) => !Number.isSafeInteger(value)),
      fc.constantFrom(largestAmount + 1, -largestAmount - 1, Number.MAX_SAFE_INTEGER, 0.1, Number.NaN),
    );
    fc.assert(fc.property(unsafe, (value) => !v.is(moneySchema, { value, currency: 'USD' })));
  });

  it.each([
    ['text for a number', { value: '120', currency: 'USD' }],
    ['a big integer', { value: 120n, currency: 'USD' }],
    ['no value', { currency: 'USD' }],
    ['no currency', { value: 120 }],
    ['a currency in small letters', { value: 120, currency: 'usd' }],
    ['a currency that is too long', { value: 120, currency: 'USDT' }],
    ['a currency with something behind it', { value: 120, currency: 'USD\n' }],
    ['a list', [120, 'USD']],
    ['nothing', null],
  ])('is refused with %s', (_, candidate) => {
    expect(v.is(moneySchema, candidate)).toBe(false);
  });
});
