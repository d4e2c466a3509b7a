import { describe, expect, it } from 'vitest';
import { around, between, createRandom, streak, untilNext } from '../../../bench/fleet/random.ts';

const draw = (seed: string, count: number) => Array.from({ length: count }, createRandom(seed));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('chance with a seed', () => {
  it('is the same again, and another one with another seed', () => {
    expect(draw('one', 50)).toEqual(draw('one', 50));
    expect(draw('one', 50)).not.toEqual(draw('two', 50));
  });

  it('stays from 0 up to 1, everywhere alike', () => {
    const values = draw('even', 20_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const within = values.filter((value) => Math.floor(value * 10) === tenth).length;
      expect(within / values.length).toBeCloseTo(0.1, 1);
    }
  });

  it('is not alike for two technicians whose seeds are neighbours', () => {
    const firsts = Array.from({ length: 5000 }, (_, at) => draw(`1 ${at} day`, 1)[0] ?? 0);
    expect(new Set(firsts).size).toBeGreaterThan(4990);
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
  });
});

describe('the shapes of days', () => {
  const random = createRandom('shapes');
  const many = (one: () => number) => Array.from({ length: 20_000 }, one);

  it('lie between two ends', () => {
    const values = many(() => between(random, [2, 6]));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...values)).toBeLessThan(6);
    expect(mean(values)).toBeCloseTo(4, 1);
  });

  it('lie around a middle', () => {
    const values = many(() => around(random, 100, 10));
    expect(Math.abs(mean(values) - 100)).toBeLessThan(0.5);
    const near = values.filter((value) => Math.abs(value - 100) < 10).length;
    expect(near / values.length).toBeCloseTo(0.68, 1);
  });

  it('come at no time in particular', () => {
    const values = many(() => untilNext(random, 12));
    expect(Math.abs(mean(values) - 12)).toBeLessThan(0.5);
    expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  });

  it('come in streaks', () => {
    expect(mean(many(() => streak(random, 0.67)))).toBeCloseTo(3, 0);
    expect(many(() => streak(random, 0)).every((count) => count === 1)).toBe(true);
  });
});
