/**
 * Amounts in notations of daily life, for what is no plain amount: `Rs. 500`, `1'250.–`, `AU$50`, `(1,250.00)`,
 * `١٢٣٤،٥٠`. This finds what is figures in them; the figures are read as always (`money-input.ts`).
 */
import { whoseSign } from './currency-signs.ts';

/** Figures, and the position where their decimals begin, where the notation tells it. */
export interface Figures {
  readonly figures: string;
  readonly begin?: number;
}

export interface WrittenAmount {
  /** One for each way in which it can be meant. */
  readonly readings: readonly Figures[];
  readonly isNegative: boolean;
  /** Whether a sign of another currency stands beside it. */
  readonly isOtherCurrency: boolean;
}

/**
 * @param text with one sign for each meaning, as `money-input.ts` makes it
 * @param currency that of the invoice
 * @param symbols what that is called in the reader's language
 * @returns undefined where there is something in it that belongs to no amount
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
  // Brackets may stand around the sign, or the sign around them.
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

/** Takes off what makes an amount negative: brackets around it, a minus before it, or one right behind its last digit. */
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
 * @param mayBeginWithPoint whether a full stop stands right before the figures. It belongs to an abbreviation, as in `Rs.500`,
 *   or begins the decimals.
 */
function readingsOf(figures: string, mayBeginWithPoint: boolean): readonly Figures[] {
  // A dash in place of the decimals: there are none.
  const whole = /^(?<whole>.*\d)[.,]-{1,2}$/u.exec(figures)?.groups?.['whole'];
  if (whole !== undefined) return [{ figures: whole, begin: whole.length }];
  if (figures.includes('،')) return arabicComma(figures);
  return mayBeginWithPoint ? [{ figures }, { figures: `.${figures}` }] : [{ figures }];
}

/** The comma of Arabic writing is no separator of numbers; people use it for either. */
function arabicComma(figures: string): readonly Figures[] {
  const asGroup = { figures: figures.replaceAll('،', '٬') };
  const [before = '', behind = '', ...more] = figures.split('،');
  if (more.length > 0 || !/^\d+$/.test(behind)) return [asGroup];
  const asDecimals = { figures, begin: before.length };
  return /^[1-9]\d{0,2}$/.test(before) && behind.length === 3 ? [asGroup, asDecimals] : [asDecimals];
}
