/**
 * Reads a typed amount, in the person's own notation, as exact minor units. Nothing is rounded or guessed: if a text
 * could mean two amounts, the person's locale decides, or the text is refused.
 *
 * - Digits of every script count. The currency's code or symbol may come before or after the figures.
 * - Spaces, apostrophes and `٬` only ever group digits; `٫` only ever starts the decimals.
 * - `.` and `,` do either. If both occur, the last one starts the decimals. One that occurs twice groups digits. One
 *   after another grouping (`1 250,00`) starts the decimals.
 * - A single one starts the decimals, unless it could also group: one to three digits before it, three after it, as in
 *   `1,250`. Then the locale's notation of amounts decides. If the locale uses it for neither, the amount is refused.
 * - A text that is not an amount by these rules may be one in an everyday notation (`written-amount.ts`).
 */
import { currentLocale } from '../i18n/locale.ts';
import { currencyDecimals, type Money, toDecimalText } from './money.ts';
import { type Figures, readWritten } from './written-amount.ts';

/** The longest text that is read, in characters: longer than any amount, and short enough to read quickly. */
const longestText = 100;

/**
 * Why a text is not an amount. `ambiguous`: it could be two amounts; `other_currency`: it names another currency;
 * `too_many_decimals`: more than the currency has; `too_large`: too long, or no exact number holds it.
 */
export type AmountProblem =
  | 'empty'
  | 'not_a_number'
  | 'ambiguous'
  | 'other_currency'
  | 'too_many_decimals'
  | 'not_positive'
  | 'too_large';

export type ParsedAmount =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly problem: AmountProblem };

/**
 * Reads a typed amount: above zero, with no more decimals than the currency has. Gives minor units.
 *
 * @param currency an ISO 4217 code
 * @param locale decides what a single separator means; the default is that of `lib/i18n/locale.ts`
 */
export function parseAmount(
  text: string,
  currency: string,
  locale: string | undefined = currentLocale(),
): ParsedAmount {
  if (text.length > longestText) return refuse('too_large');
  const typed = simplify(text);
  if (typed === '') return refuse('empty');
  const symbols = symbolsOf(currency, locale);
  const { figures, isNegative } = withoutCurrency(typed, symbols);
  const plain = readFigures({ figures }, currency, locale);
  if (!plain.ok && plain.problem === 'not_a_number') return parseWritten(typed, currency, symbols, locale);
  return isNegative ? belowZero(plain) : plain;
}

/** Reads an amount in an everyday notation. */
function parseWritten(
  text: string,
  currency: string,
  symbols: readonly string[],
  locale: string | undefined,
): ParsedAmount {
  const written = readWritten(text, currency, symbols);
  const readings = written?.readings.map((figures) => readFigures(figures, currency, locale)) ?? [];
  const [first, second] = readings.filter((reading) => reading.ok || reading.problem !== 'not_a_number');
  if (written === undefined || first === undefined) return refuse('not_a_number');
  if (written.isOtherCurrency) return refuse('other_currency');
  if (second?.ok || (second !== undefined && text.includes('،'))) return refuse('ambiguous');
  return written.isNegative ? belowZero(first) : first;
}

/** The problem of an amount with a minus: `not_positive`, unless it is ambiguous. */
function belowZero(amount: ParsedAmount): ParsedAmount {
  return !amount.ok && amount.problem === 'ambiguous' ? amount : refuse('not_positive');
}

function readFigures(
  { figures, begin: told }: Figures,
  currency: string,
  locale: string | undefined,
): ParsedAmount {
  const decimals = currencyDecimals(currency);
  const begin = told ?? decimalsBegin(figures, decimals, () => separatorsOf(currency, locale));
  if (begin === undefined) return refuse('ambiguous');

  const whole = figures.slice(0, begin);
  const fraction = figures.slice(begin + 1);
  if (!isWhole(whole, fraction) || !isFraction(fraction, begin < figures.length)) {
    return refuse('not_a_number');
  }
  if (fraction.length > decimals) return refuse('too_many_decimals');
  // Exact: every integer up to the largest safe one is, and a larger one fails the check.
  const value = Number(whole.replaceAll(/\D/g, '') + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return refuse('too_large');
  return value === 0 ? refuse('not_positive') : { ok: true, money: { value, currency } };
}

/**
 * The amount as a person would type it: no currency, no grouping, all decimals. Reading it with the same locale gives
 * the same amount.
 *
 * @param money zero or more: the sign is left out
 */
export function amountText(money: Money, locale: string | undefined = currentLocale()): string {
  const decimals = currencyDecimals(money.currency);
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).formatToParts(toDecimalText(money));
  return parts
    .filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'fraction')
    .map(({ value }) => value)
    .join('');
}

function refuse(problem: AmountProblem): ParsedAmount {
  return { ok: false, problem };
}

/** The text with one character for each meaning, and without invisible marks: of direction, and of no width. */
function simplify(text: string): string {
  return text
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060]/g, '')
    .replaceAll(/\p{Nd}/gu, asciiDigit)
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[‘’ʼ＇]/g, "'")
    .replaceAll('．', '.')
    .replaceAll('，', ',')
    .replaceAll('￥', '¥')
    .replaceAll('＄', '$')
    .replaceAll(/[‐-―⁻−﹣－]/g, '-')
    .trim();
}

/** Unicode keeps the ten digits of a script together and in order, so a run of digits is a multiple of ten. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** Removes the minus before the figures, and the currency's code or symbol before and after them. */
function withoutCurrency(text: string, symbols: readonly string[]) {
  const afterMinus = text.replace(/^-\s*/, '');
  const before = symbols.find((symbol) => isSame(afterMinus.slice(0, symbol.length), symbol)) ?? '';
  const afterSymbol = afterMinus.slice(before.length).trimStart();
  const unsigned = afterSymbol.replace(/^-\s*/, '');
  const behind = symbols.find((symbol) => isSame(unsigned.slice(-symbol.length), symbol)) ?? '';
  return {
    figures: unsigned.slice(0, unsigned.length - behind.length).trimEnd(),
    isNegative: afterMinus !== text || unsigned !== afterSymbol,
  };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * The currency's code and symbols, in the locale and in English, both domestic (`$`) and foreign (`US$`). Longest
 * first, so that `$US` is not read as `$` and something after it.
 */
function symbolsOf(currency: string, locale: string | undefined): string[] {
  const symbols = [locale, 'en-US', 'en-GB'].flatMap((place) =>
    (['symbol', 'narrowSymbol'] as const).map((currencyDisplay) =>
      partOf('currency', place, { style: 'currency', currency, currencyDisplay }),
    ),
  );
  return [...new Set([currency, ...symbols])].sort((a, b) => b.length - a.length);
}

interface Separators {
  readonly group: string;
  readonly decimal: string;
}

/** The separators in amounts of the locale. */
function separatorsOf(currency: string, locale: string | undefined): Separators {
  const options = { style: 'currency', currency, useGrouping: 'always', minimumFractionDigits: 1 } as const;
  return { group: partOf('group', locale, options), decimal: partOf('decimal', locale, options) };
}

function partOf(
  type: Intl.NumberFormatPartTypes,
  locale: string | undefined,
  options: Intl.NumberFormatOptions,
): string {
  const parts = new Intl.NumberFormat(locale, options).formatToParts(1_234_567);
  return simplify(parts.find((part) => part.type === type)?.value ?? '');
}

/**
 * The position of the separator that starts the decimals, or the length of `figures` if there are none; undefined if
 * ambiguous.
 */
function decimalsBegin(figures: string, decimals: number, separators: () => Separators): number | undefined {
  if (figures.includes('٫')) return figures.indexOf('٫');
  const last = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
  if (last === -1) return figures.length;
  const separator = figures.charAt(last);
  if (figures.indexOf(separator) !== last) return figures.length;
  const couldGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(figures);
  if (!couldGroup) return last;
  const { group, decimal } = separators();
  if (separator === decimal) return last;
  if (separator === group) return figures.length;
  // As decimals these are too many for most currencies, which is reported. For the others it could be either.
  return decimals < 3 ? last : undefined;
}

/** Digits alone, or grouped by one kind of separator: in threes, or in twos before the last three as in India. */
function isWhole(whole: string, fraction: string): boolean {
  if (whole === '') return fraction !== '';
  return /^\d+$|^\d{1,3}([,. '٬])(?:\d{3}\1)*\d{3}$|^\d{1,2}([,. '٬])(?:\d{2}\2)*\d{3}$/.test(whole);
}

function isFraction(fraction: string, hasSeparator: boolean): boolean {
  return hasSeparator ? /^\d+$/.test(fraction) : fraction === '';
}
