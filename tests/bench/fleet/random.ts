/** Repeatable randomness: a small seeded generator, and the distributions that days need. */

/** Returns a number from 0 to less than 1, like `Math.random`. */
export type Random = () => number;

/**
 * Creates a generator. Use one for each purpose, so that an additional call in one place changes nothing elsewhere.
 *
 * @param seed any text
 */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  // Mulberry32: 32 bits of state are enough for the few thousand numbers of a technician's day.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A uniform distribution from the first number to the second. */
export type Range = readonly [from: number, to: number];

export function between(random: Random, [from, to]: Range): number {
  return from + random() * (to - from);
}

/** Normally distributed around `middle`: two thirds of the values are within `spread`. */
export function around(random: Random, middle: number, spread: number): number {
  return middle + spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The time until a random event that happens every `mean` on average (exponential distribution). */
export function untilNext(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** How often in a row: once, and again each time with the chance `again`. */
export function streak(random: Random, again: number): number {
  let count = 1;
  while (random() < again) count += 1;
  return count;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}
