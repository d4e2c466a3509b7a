import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addTraffic, busiest, countTraffic, rate } from '../../../bench/fleet/traffic.ts';

const from = Date.UTC(2026, 4, 15, 10);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => vi.useRealTimers());

describe('the busiest time', () => {
  const seconds = Uint32Array.from([1, 5, 0, 3, 3, 0, 9]);

  it.each([
    [1, 0, 7, 9],
    [1, 0, 6, 5],
    [2, 0, 6, 6],
    [3, 0, 7, 12],
    [60, 0, 7, 21],
    [2, 2, 4, 3],
    [1, 3, 3, 0],
  ])('of %d s in a row, from %d up to %d: %d', (length, begin, end, most) => {
    expect(busiest(seconds, length, begin, end)).toBe(most);
  });

  it('is told apart from the usual rate', () => {
    expect(rate(seconds, 0, 7)).toBe(3);
    expect(rate(seconds, 1, 3)).toBe(2.5);
    expect(rate(seconds, 2, 2)).toBe(0);
  });
});

describe('counting', () => {
  it('puts each request into its second, and leaves out what is before or after', () => {
    const counter = countTraffic(from, 3);
    for (const ms of [-1, 0, 999, 1000, 2999, 3000]) {
      vi.setSystemTime(from + ms);
      counter.arrived();
      counter.answered('session', 10);
      counter.count('views');
    }
    const { seconds, kinds, bytes, views } = counter.traffic;
    expect([...seconds]).toEqual([2, 1, 1]);
    expect(kinds.session).toBe(4);
    expect(bytes).toBe(40);
    expect(views).toBe(4);
  });

  it('knows how many long polls were open at the same time', () => {
    const counter = countTraffic(from, 10);
    const at = (second: number, change: () => void) => {
      vi.setSystemTime(from + second * 1000);
      change();
    };
    at(1, counter.pollBegan);
    at(2, counter.pollBegan);
    at(4, counter.pollEnded);
    at(6, counter.pollBegan);
    at(6, counter.pollBegan);
    expect(counter.traffic.mostPolls).toBe(3);
  });

  it('adds the parts of a fleet up as if they had been one', () => {
    const parts = [countTraffic(from, 4), countTraffic(from, 4)];
    for (const [at, part] of parts.entries()) {
      vi.setSystemTime(from + 1000);
      part.arrived();
      part.pollBegan();
      part.answered('news', 5);
      vi.setSystemTime(from + (2 + at) * 1000);
      part.arrived();
      part.count('signIns');
    }
    const sum = addTraffic(parts.map(({ traffic }) => traffic));
    expect([...sum.seconds]).toEqual([0, 2, 1, 1]);
    expect(sum).toMatchObject({ bytes: 10, signIns: 2, mostPolls: 2, kinds: { news: 2, session: 0 } });
  });
});
