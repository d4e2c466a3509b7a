/** Choices that depend on a seed alone. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of choices: the same seeds in the same order give the same stream. */
export class Random {
  readonly #generator;

  /** @param seeds whole numbers; streams of different seeds have nothing to do with each other */
  constructor(...seeds: readonly number[]) {
    // Neighboring seeds would begin alike.
    const mixed = seeds.reduce((hash, seed) => Math.imul(hash ^ (seed + 0x9e3779b9), 0x85ebca6b), 17);
    this.#generator = xoroshiro128plus(mixed ^ (mixed >>> 15));
    for (let skipped = 0; skipped < 4; skipped += 1) uniformInt(this.#generator, 0, 1);
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.int(1, 1000) <= percent * 10;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.int(0, values.length - 1)];
    if (value === undefined) throw new Error('There is nothing to pick from');
    return value;
  }

  /** One of the keys; each one's weight is its value. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const entries = Object.entries<number>(weights) as [Key, number][];
    let left = this.int(
      1,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [key, weight] of entries) {
      left -= weight;
      if (left <= 0) return key;
    }
    throw new Error('There is nothing to pick from');
  }

  shuffle<Value>(values: readonly Value[]): Value[] {
    const rest = [...values];
    return values.flatMap(() => rest.splice(this.int(0, rest.length - 1), 1));
  }
}
