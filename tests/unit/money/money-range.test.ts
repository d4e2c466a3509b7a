import { describe, expect, it } from 'vitest';
import { addToRange, exactly, isExact, isSameRange } from '#lib/money/money-range.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const range = (least: number, most: number) => ({ least: usd(least), most: usd(most) });

describe('an amount of which the least and the most are known', () => {
  it('is known exactly only if both are the same', () => {
    expect(isExact(exactly(usd(5)))).toBe(true);
    expect(isExact(range(5, 6))).toBe(false);
  });

  it.each([
    [range(1, 2), true],
    [range(0, 2), false],
    [range(1, 3), false],
  ])('is the same as from 1 to 2 only with both ends: %j', (other, isSame) => {
    expect(isSameRange(range(1, 2), other)).toBe(isSame);
  });

  it('grows at both ends by what is added, in its own currency only', () => {
    expect(addToRange(usd(100), range(0, 30))).toEqual(range(100, 130));
    expect(() => addToRange({ value: 100, currency: 'JPY' }, range(0, 30))).toThrow(RangeError);
  });
});
