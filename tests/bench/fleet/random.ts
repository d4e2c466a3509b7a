/** Chance that is the same every time: a small generator of numbers from a seed, and the shapes that days have. */

/** A number from 0 up to, but not, 1; as `Math.random`. */
export type Random = () => number;

/**
 * A generator of its own for each purpose, so that one more question in one place changes nothing in another.
 *
 * @param seed any text
 */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  // Mulberry32: 32 bits of state are plenty for the few thousand numbers that one technician's day takes.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From the first number up to the second, all alike. */
export type Range = readonly [from: number, to: number];

export function between(random: Random, [from, to]: Range): number {
  return from + random() * (to - from);
}

/** Around a middle, two thirds of them nearer to it than `spread`. */
export function around(random: Random, middle: number, spread: number): number {
  return middle + spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The time until something that happens every `mean` on average, and is due at no time in particular. */
export function untilNext(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** How often in a row: one, and one more each time that the chance comes up. */
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
