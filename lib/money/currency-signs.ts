/** What people write for a currency besides its code and the symbols that `Intl` knows: `AU$`, `Rs.`, `Fr.`. */

/** The currencies that a sign may stand for, by the sign in lower case without periods at its ends. */
const signs: Readonly<Record<string, string>> = {
  us$: 'USD',
  'u.s.$': 'USD',
  u$s: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD NIO',
  ca$: 'CAD',
  can$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  sg$: 'SGD',
  nt$: 'TWD',
  mx$: 'MXN',
  mex$: 'MXN',
  r$: 'BRL',
  rs: 'INR PKR LKR NPR MUR SCR',
  '₨': 'INR PKR LKR NPR MUR SCR',
  fr: 'CHF XAF XOF XPF BIF CDF DJF GNF KMF RWF',
  sfr: 'CHF',
  fcfa: 'XAF XOF',
  kr: 'SEK NOK DKK ISK',
  rmb: 'CNY',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  tl: 'TRY',
};

/**
 * Whether a sign beside an amount stands for this currency (`own`) or for another one; undefined if it is not a
 * currency sign. A sign of several currencies counts as this one if it is among them.
 *
 * @param symbols the currency's symbols in the reader's language
 */
export function whoseSign(
  sign: string,
  currency: string,
  symbols: readonly string[],
): 'own' | 'other' | undefined {
  const name = bare(sign);
  const known = Object.hasOwn(signs, name) ? (signs[name] ?? '') : undefined;
  if (known?.includes(currency) || symbols.some((symbol) => bare(symbol) === name)) return 'own';
  if (known !== undefined || /\p{Sc}/u.test(name)) return 'other';
  return Intl.supportedValuesOf('currency').includes(name.toUpperCase()) ? 'other' : undefined;
}

function bare(sign: string): string {
  return sign.replaceAll(/^\.+|\.+$/g, '').toLowerCase();
}
