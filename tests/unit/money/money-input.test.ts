import { describe, expect, it } from 'vitest';
import { currencyDecimals, formatMoney } from '#lib/money/money.ts';
import { amountText, parseAmount } from '#lib/money/money-input.ts';
import { fc } from '../support/properties.ts';

const currencies = ['JPY', 'USD', 'KWD'] as const;
const locales = [
  ...['en-US', 'de-DE', 'fr-FR', 'es-ES', 'ar-EG', 'ja-JP', 'de-CH'],
  ...['en-IN', 'de-AT', 'fr-CH', 'fa-IR', 'sv-SE'],
] as const;

const amounts = fc.oneof(
  fc.integer({ min: 1, max: 2_000_000 }),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  fc.constantFrom(1, 999, 1000, 1001, 123_456, Number.MAX_SAFE_INTEGER),
);
const currency = fc.constantFrom(...currencies);

const exactly = (value: number, code: string) => ({ ok: true, money: { value, currency: code } });
const refused = (problem: string) => ({ ok: false, problem });

describe('an amount as people write it', () => {
  it.each([
    ['1250', 'USD', 125000],
    ['1,250.00', 'USD', 125000],
    ['1.250,00', 'USD', 125000],
    ['1 250,00', 'USD', 125000],
    ['1\u00A0250,00', 'USD', 125000],
    ['1\u202F250,00', 'USD', 125000],
    ["1'250.00", 'USD', 125000],
    ['1’250.00', 'USD', 125000],
    ['1.234.567', 'USD', 123456700],
    ['12,34,567.50', 'USD', 123456750],
    ['  75.5 ', 'USD', 7550],
    ['.50', 'USD', 50],
    [',5', 'USD', 50],
    ['007', 'USD', 700],
    ['١٢', 'USD', 1200],
    ['٢٣٫٥', 'USD', 2350],
    ['١٬٢٥٠٫٠٠', 'USD', 125000],
    ['१२३', 'USD', 12300],
    ['１２．５０', 'USD', 1250],
    ['𝟙𝟚', 'USD', 1200],
    ['$1,250.00', 'USD', 125000],
    ['US$ 12', 'USD', 1200],
    ['12 usd', 'USD', 1200],
    ['$12.00 USD', 'USD', 1200],
    ['￥98,000', 'JPY', 98000],
    ['98000', 'JPY', 98000],
    ['45.125', 'KWD', 45125],
    ['1250.5', 'KWD', 1250500],
    ['1,250.125', 'KWD', 1250125],
    ['KWD 45.125', 'KWD', 45125],
  ])('%s in %s is %d minor units', (text, code, value) => {
    expect(parseAmount(text, code, 'en-US')).toEqual(exactly(value, code));
  });

  it.each([
    ['', 'USD', 'empty'],
    ['  \u00A0', 'USD', 'empty'],
    ['1.005', 'USD', 'too_many_decimals'],
    ['0.005', 'USD', 'too_many_decimals'],
    ['10.000,505', 'USD', 'too_many_decimals'],
    ['12.50', 'JPY', 'too_many_decimals'],
    ['98000.0', 'JPY', 'too_many_decimals'],
    ['1250.0001', 'KWD', 'too_many_decimals'],
    ['0', 'USD', 'not_positive'],
    ['0.00', 'USD', 'not_positive'],
    ['-5', 'USD', 'not_positive'],
    ['−5', 'USD', 'not_positive'],
    ['-$5.00', 'USD', 'not_positive'],
    ['$-5.00', 'USD', 'not_positive'],
    ['1e3', 'USD', 'not_a_number'],
    ['0x10', 'USD', 'not_a_number'],
    ['NaN', 'USD', 'not_a_number'],
    ['Infinity', 'USD', 'not_a_number'],
    ['twelve', 'USD', 'not_a_number'],
    ['-', 'USD', 'not_a_number'],
    ['$', 'USD', 'not_a_number'],
    ['.', 'USD', 'not_a_number'],
    ['12.', 'USD', 'not_a_number'],
    ['1,2', 'JPY', 'too_many_decimals'],
    ['12 34', 'USD', 'not_a_number'],
    ['1 250.50,00', 'USD', 'not_a_number'],
    ["1 250'000", 'USD', 'not_a_number'],
    ['1,25,0.00', 'USD', 'not_a_number'],
    ['1.2.3', 'USD', 'not_a_number'],
    ['1٫2٫3', 'USD', 'not_a_number'],
    ['5+5', 'USD', 'not_a_number'],
    ['5%', 'USD', 'not_a_number'],
    ['€12', 'USD', 'other_currency'],
    ['12 EUR', 'USD', 'other_currency'],
    ['90071992547409.92', 'USD', 'too_large'],
    ['9'.repeat(5000), 'USD', 'too_large'],
    [' '.repeat(101), 'USD', 'too_large'],
  ])('%s in %s is refused: %s', (text, code, problem) => {
    expect(parseAmount(text, code, 'en-US')).toEqual(refused(problem));
  });
});

describe('a lone separator that could group or begin the decimals', () => {
  it.each([
    ['1,250', 'USD', 'en-US', exactly(125000, 'USD')],
    ['1.250', 'USD', 'de-DE', exactly(125000, 'USD')],
    ['1.250', 'USD', 'en-US', refused('too_many_decimals')],
    ['1,250', 'USD', 'de-DE', refused('too_many_decimals')],
    ['1.250', 'USD', 'fr-FR', refused('too_many_decimals')],
    ['1,250', 'KWD', 'en-US', exactly(1250000, 'KWD')],
    ['1.250', 'KWD', 'en-US', exactly(1250, 'KWD')],
    ['1,250', 'KWD', 'de-DE', exactly(1250, 'KWD')],
    ['1.250', 'KWD', 'de-DE', exactly(1250000, 'KWD')],
    ['1.250', 'KWD', 'fr-FR', refused('ambiguous')],
    ['98,000', 'JPY', 'ja-JP', exactly(98000, 'JPY')],
    ['98.000', 'JPY', 'ja-JP', refused('too_many_decimals')],
  ])('means what it means there, or is refused: %s in %s for %s', (text, code, locale, result) => {
    expect(parseAmount(text, code, locale)).toEqual(result);
  });

  it.each(locales)('never hides that there are more decimals than the currency has: %s', (locale) => {
    expect(parseAmount('0.005', 'USD', locale)).toEqual(refused('too_many_decimals'));
    expect(parseAmount('1234,005', 'USD', locale)).toEqual(refused('too_many_decimals'));
  });
});

describe('an amount that the POD wrote', () => {
  it.each(locales)('is read back as it was: %s', (locale) => {
    fc.assert(
      fc.property(amounts, currency, (value, code) => {
        const money = { value, currency: code };
        expect(parseAmount(formatMoney(money, locale), code, locale)).toEqual(exactly(value, code));
        expect(parseAmount(amountText(money, locale), code, locale)).toEqual(exactly(value, code));
      }),
      { numRuns: 150 },
    );
  });

  it.each(locales)('is refused when it is not above zero: %s', (locale) => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 0 }), currency, (value, code) => {
        const text = formatMoney({ value, currency: code }, locale);
        expect(parseAmount(text, code, locale)).toEqual(refused('not_positive'));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [125000, 'USD', 'en-US', '1250.00'],
    [125000, 'USD', 'de-DE', '1250,00'],
    [98000, 'JPY', 'ja-JP', '98000'],
    [45125, 'KWD', 'en-US', '45.125'],
    [125000, 'USD', 'ar-EG', '١٢٥٠٫٠٠'],
  ])('is ready to be edited: %d of %s in %s', (value, code, locale, text) => {
    expect(amountText({ value, currency: code }, locale)).toBe(text);
  });
});

describe('reading what somebody typed', () => {
  const notations = [
    { group: ',', decimal: '.' },
    { group: '.', decimal: ',' },
    { group: ' ', decimal: ',' },
    { group: '\u202F', decimal: '.' },
    { group: "'", decimal: '.' },
    { group: '٬', decimal: '٫' },
  ];
  const scripts = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９'];

  it('gives exactly the amount of the digits, in any notation and script', () => {
    const anywhere = fc.record({
      whole: fc.bigInt({ min: 0n, max: 10n ** 17n }),
      fraction: fc.stringMatching(/^\d{0,5}$/),
      notation: fc.constantFrom(...notations),
      script: fc.constantFrom(...scripts),
      isGrouped: fc.boolean(),
      code: currency,
      locale: fc.constantFrom(...locales),
    });
    fc.assert(
      fc.property(anywhere, ({ whole, fraction, notation, script, isGrouped, code, locale }) => {
        const { group, decimal } = notation;
        // Three decimals after one to three digits could be a group; another test covers that.
        fc.pre(fraction.length !== 3 || whole > 999n || whole === 0n);
        const plain = whole.toString();
        const grouped = isGrouped ? plain.replaceAll(/\B(?=(?:\d{3})+$)/g, group) : plain;
        fc.pre(fraction !== '' || !/^\d{1,3}[.,]\d{3}$/.test(grouped));
        const latin = fraction === '' ? grouped : `${grouped}${decimal}${fraction}`;
        const text = latin.replaceAll(/\d/g, (digit) => script.charAt(Number(digit)));

        const decimals = currencyDecimals(code);
        const result = parseAmount(text, code, locale);
        const exact = BigInt(plain + fraction.padEnd(decimals, '0'));
        if (fraction.length > decimals) expect(result).toEqual(refused('too_many_decimals'));
        else if (exact === 0n) expect(result).toEqual(refused('not_positive'));
        else if (exact > BigInt(Number.MAX_SAFE_INTEGER)) expect(result).toEqual(refused('too_large'));
        else expect(result).toEqual(exactly(Number(exact), code));
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, and never drops, adds or moves a digit', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(..."0123459.,٫٬' -+$€eUSDKW١۲\u00A0\u202F\u200F") }),
    );
    fc.assert(
      fc.property(text, currency, fc.constantFrom(...locales), (typed, code, locale) => {
        const result = parseAmount(typed, code, locale);
        if (!result.ok) return;
        const digits = [...typed.matchAll(/\p{Nd}/gu)].map(([digit]) => worth.get(digit)).join('');
        const possible = Array.from({ length: currencyDecimals(code) + 1 }, (_, zeros) =>
          BigInt(digits + '0'.repeat(zeros)),
        );
        expect(possible).toContain(BigInt(result.money.value));
        expect(typed).not.toMatch(/[e+]\d/);
      }),
      { numRuns: 5000, examples: [['𑜱', 'JPY', 'en-US']] },
    );
  });
});

/** The value of every digit, by how the numbering systems write numbers: found without counting code points. */
const worth = new Map(
  Intl.supportedValuesOf('numberingSystem').flatMap((system) => {
    const { format } = new Intl.NumberFormat(`en-u-nu-${system}`);
    return Array.from({ length: 10 }, (_, value) => [format(value), value] as const);
  }),
);
