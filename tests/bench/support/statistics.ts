/** Statistics over the runs of a measurement. */

/**
 * The value that a share of all values does not exceed (nearest rank).
 *
 * @param share more than 0, at most 1
 * @throws {RangeError} if there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1];
  if (value === undefined) throw new RangeError('There are no values.');
  return value;
}

/**
 * How much each run took more than its paired run. @throws {RangeError} if a run has no pair
 */
export function pairedDifferences(withIt: readonly number[], without: readonly number[]): number[] {
  return pairs(withIt, without).map(([one, other]) => one - other);
}

/** The same in percent of the paired run. @throws {RangeError} if a run has no pair, or its pair took 0 */
export function pairedPercentages(withIt: readonly number[], without: readonly number[]): number[] {
  return pairs(withIt, without).map(([one, other]) => {
    if (other === 0) throw new RangeError('A share of nothing.');
    return ((one - other) / other) * 100;
  });
}

function pairs(withIt: readonly number[], without: readonly number[]): [number, number][] {
  if (withIt.length !== without.length) throw new RangeError('A run is alone.');
  return withIt.map((value, index) => [value, without[index] ?? Number.NaN]);
}
