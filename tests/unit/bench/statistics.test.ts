import { describe, expect, it } from 'vitest';
import { pairedDifferences, pairedPercentages, percentile } from '../../bench/support/statistics.ts';
import { fc } from '../support/properties.ts';

describe('a percentile', () => {
  it.each([
    [[5], 0.5, 5],
    [[1, 2, 3, 4], 0.5, 2],
    [[4, 3, 2, 1], 0.95, 4],
    [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
    [Array.from({ length: 20 }, (_, index) => index + 1), 1, 20],
    // Sorted by value, not as text.
    [[100, 20, 3], 0.5, 20],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('is one of the values, with enough of the others not above it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const found = percentile(values, share);
          expect(values).toContain(found);
          const notAbove = values.filter((value) => value <= found).length;
          expect(notAbove).toBeGreaterThanOrEqual(share * values.length - 1e-9);
        },
      ),
    );
  });

  it('of nothing is an error, and no zero that would pass for good', () => {
    expect(() => percentile([], 0.95)).toThrow(RangeError);
  });
});

describe('runs with and without the POD', () => {
  it('are compared one by one', () => {
    expect(pairedDifferences([5, 9], [2, 10])).toEqual([3, -1]);
    expect(pairedPercentages([5, 9], [4, 10])).toEqual([25, -10]);
  });

  it('are not compared where one is alone, or the other is nothing', () => {
    expect(() => pairedDifferences([1, 2], [1])).toThrow(RangeError);
    expect(() => pairedPercentages([1], [0])).toThrow(RangeError);
  });
});
