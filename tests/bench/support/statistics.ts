/** What many runs of one measurement say together. Pure. */

/**
 * The value that a share of all values does not exceed (nearest rank).
 *
 * @param share above 0, at most 1
 * @throws {RangeError} without values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1];
  if (value === undefined) throw new RangeError('There are no values.');
  return value;
}

/**
 * What each run of one thing took more than the run of another thing beside it. @throws {RangeError} where a run is alone
 */
export function pairedDifferences(withIt: readonly number[], without: readonly number[]): number[] {
  return pairs(withIt, without).map(([one, other]) => one - other);
}

/** The same in percent of the other thing. @throws {RangeError} where a run is alone, or took nothing */
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
