/**
 * Amounts in everyday notations that are not plain amounts: `Rs. 500`, `1'250.–`, `AU$50`, `(1,250.00)`, `١٢٣٤،٥٠`.
 * This finds the figures in them; `money-input.ts` reads the figures.
 */
import { whoseSign } from './currency-signs.ts';

/** Figures, and the position where their decimals start, if the notation shows it. */
export interface Figures {
  readonly figures: string;
  readonly begin?: number;
}

export interface WrittenAmount {
  /** One for each possible meaning. */
  readonly readings: readonly Figures[];
  readonly isNegative: boolean;
  /** Whether it has the sign of another currency. */
  readonly isOtherCurrency: boolean;
}

/**
 * @param text with one character for each meaning, as `money-input.ts` makes it
 * @param currency the invoice's, an ISO 4217 code
 * @param symbols the currency's symbols in the reader's language
 * @returns undefined if the text contains something that does not belong to an amount
 */
export function readWritten(
  text: string,
  currency: string,
  symbols: readonly string[],
): WrittenAmount | undefined {
  const minus = takeMinus(text);
  const before = takeSign(minus.rest, /^(?<sign>[^\d(),٫٬،'\s-]*[\p{L}\p{Sc}][^\d(),٫٬،'\s-]*)(?<rest>.*)$/u);
  const behind = takeSign(
    before.rest,
    /^(?<rest>.*?)(?<sign>[^\d(),٫٬،'\s-]*[\p{L}\p{Sc}][^\d(),٫٬،'\s-]*)$/u,
  );
  // Parentheses may enclose the sign, or the sign may stand outside them.
  const inner = minus.isNegative ? { rest: behind.rest, isNegative: true } : takeMinus(behind.rest);

  const owners = [before.sign, behind.sign].flatMap((sign) =>
    sign === '' ? [] : [whoseSign(sign, currency, symbols)],
  );
  if (owners.includes(undefined)) return undefined;
  return {
    readings: readingsOf(inner.rest, before.sign.endsWith('.') && before.isTouching),
    isNegative: inner.isNegative,
    isOtherCurrency: owners.includes('other'),
  };
}

/** Removes what makes an amount negative: parentheses around it, a minus before it, or one after its last digit. */
function takeMinus(text: string): { readonly rest: string; readonly isNegative: boolean } {
  const found = /^\((?<inside>.*)\)$|^-(?<behind>.*)$|^(?<before>.*\d)-$/u.exec(text)?.groups;
  const rest = found?.['inside'] ?? found?.['behind'] ?? found?.['before'];
  return { rest: (rest ?? text).trim(), isNegative: rest !== undefined };
}

function takeSign(text: string, pattern: RegExp) {
  const { sign = '', rest = text } = pattern.exec(text)?.groups ?? {};
  return { sign, rest: rest.trim(), isTouching: /^\S/.test(rest) };
}

/**
 * @param mayBeginWithPoint whether a period comes right before the figures. It ends an abbreviation, as in `Rs.500`, or
 *   starts the decimals.
 */
function readingsOf(figures: string, mayBeginWithPoint: boolean): readonly Figures[] {
  // A dash in place of the decimals means that there are none.
  const whole = /^(?<whole>.*\d)[.,]-{1,2}$/u.exec(figures)?.groups?.['whole'];
  if (whole !== undefined) return [{ figures: whole, begin: whole.length }];
  if (figures.includes('،')) return arabicComma(figures);
  return mayBeginWithPoint ? [{ figures }, { figures: `.${figures}` }] : [{ figures }];
}

/** The Arabic comma is not a number separator, but people use it as either kind. */
function arabicComma(figures: string): readonly Figures[] {
  const asGroup = { figures: figures.replaceAll('،', '٬') };
  const [before = '', behind = '', ...more] = figures.split('،');
  if (more.length > 0 || !/^\d+$/.test(behind)) return [asGroup];
  const asDecimals = { figures, begin: before.length };
  return /^[1-9]\d{0,2}$/.test(before) && behind.length === 3 ? [asGroup, asDecimals] : [asDecimals];
}
