import { describe, expect, it } from 'vitest';
import { totalWords } from '#components/words/amount-words.ts';
import { usd } from '../support/usd.ts';

describe('a total', () => {
  it('is told with its parts', () => {
    const words = totalWords({ total: usd(61500), amount: usd(60000), surcharge: usd(1500) });
    expect(words).toBe('$615.00 = $600.00 + $15.00 surcharge');
  });

  it.each([
    ['none', undefined],
    ['nothing', usd(0)],
  ])('stands alone where there is no surcharge: %s', (_, surcharge) => {
    expect(totalWords({ total: usd(60000), amount: usd(60000), surcharge })).toBe('$600.00');
  });

  it.each([
    ['another sum', usd(1600)],
    ['another currency', { value: 1500, currency: 'CAD' }],
  ])('stands alone where its parts do not come to it: %s', (_, surcharge) => {
    expect(totalWords({ total: usd(61500), amount: usd(60000), surcharge })).toBe('$615.00');
  });

  it('is told in the decimals of its currency', () => {
    const kwd = (value: number) => ({ value, currency: 'KWD' });
    const words = totalWords({ total: kwd(46253), amount: kwd(45125), surcharge: kwd(1128) });
    expect(words.replaceAll('\u00a0', ' ')).toBe('KWD 46.253 = KWD 45.125 + KWD 1.128 surcharge');
  });
});
