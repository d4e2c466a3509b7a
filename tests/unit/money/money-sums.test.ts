import { describe, expect, it } from 'vitest';
import { subtractMoney, sumMoney } from '#lib/money/money-sums.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const one = { value: 1, currency: 'JPY' };

describe('a sum of amounts', () => {
  it('is exact, and zero if there are none', () => {
    expect(sumMoney('USD', [usd(1), usd(-20), usd(300)])).toEqual(usd(281));
    expect(sumMoney('USD', [])).toEqual(usd(0));
    expect(subtractMoney(usd(300), usd(20))).toEqual(usd(280));
  });

  it('is never one of two currencies', () => {
    expect(() => sumMoney('USD', [usd(1), one])).toThrow(RangeError);
    expect(() => subtractMoney(usd(1), one)).toThrow(RangeError);
  });

  it('is refused where it is no longer exact', () => {
    const most = usd(Number.MAX_SAFE_INTEGER);
    expect(sumMoney('USD', [most])).toEqual(most);
    expect(() => sumMoney('USD', [most, usd(1)])).toThrow(RangeError);
    expect(() => sumMoney('USD', [most, usd(1), usd(-1)])).toThrow(RangeError);
  });
});
