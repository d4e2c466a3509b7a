/**
 * Reads what a person types for an amount, in their own notation, as exact minor units. Nothing is rounded or
 * guessed: what could mean two amounts is settled by the person's locale, or refused.
 *
 * - Digits of every script count; the currency's code or symbol may stand before or behind the figures.
 * - Spaces, apostrophes and `٬` only ever group digits, `٫` only ever begins the decimals.
 * - `.` and `,` do either. Of both, the last one begins the decimals; one that comes twice groups; one behind
 *   another grouping (`1 250,00`) begins the decimals.
 * - One alone begins the decimals, unless it could also group: one to three digits before it, three behind it, as
 *   in `1,250`. Then it is what the locale uses it for when it writes amounts. If the locale uses it for neither,
 *   the amount is refused.
 * - What is no amount by these rules may be one in a notation of daily life (`written-amount.ts`).
 */
import { currentLocale } from '../i18n/locale.ts';
import { currencyDecimals, type Money, toDecimalText } from './money.ts';
import { type Figures, readWritten } from './written-amount.ts';

/** Longer than any amount is written, in characters; reading takes its time. */
const longestText = 100;

/**
 * Why a text is no amount. `ambiguous`: it could be two; `other_currency`: it names another currency; `too_many_decimals`:
 * more than the currency has; `too_large`: no exact number holds it.
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
 * The amount that was typed, in minor units, above zero, with no more decimals than the currency has.
 *
 * @param currency an ISO 4217 code
 * @param locale decides what a lone separator means; that of `lib/i18n/locale.ts` when left out
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

/** An amount in a notation of daily life. */
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

/** What is wrong with an amount that has a minus, whatever else is. */
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
  // Exact: every integer up to the largest safe one is, and any larger one is no safe integer.
  const value = Number(whole.replaceAll(/\D/g, '') + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return refuse('too_large');
  return value === 0 ? refuse('not_positive') : { ok: true, money: { value, currency } };
}

/**
 * The amount as a person would type it: no currency, no grouping, all decimals. Reading it back with the same
 * locale gives the same amount.
 *
 * @param money zero or above: the sign is left out
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

/** The same text with one sign for each meaning, and without the marks that nobody sees: of direction, and of no width. */
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

/** Unicode keeps the ten digits of a script together and in order, and never splits such a ten. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** Takes off the minus before the figures, and the currency's code or symbol before and behind them. */
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
 * What the currency is called, there and in English, at home (`$`) and abroad (`US$`). Longest first, so that `$US`
 * is not taken for `$` with something behind it.
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

/** What the locale puts between the digits when it writes an amount. */
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
 * The position of the separator that begins the decimals, or the length of `figures` when there are none;
 * undefined when it cannot be told.
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
  // As decimals these are too many for most currencies, and said to be so; for others it could be either.
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
