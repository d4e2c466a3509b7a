import { describe, expect, it } from 'vitest';
import { createNow, elapsed, isConnected } from '#lib/worker/operations/timestamp.ts';

const timestamp = (life: string, steady: number, wisepay?: readonly [number, number]) => ({
  life,
  steady,
  ...(wisepay && { wisepay: { earliest: wisepay[0], latest: wisepay[1] } }),
});

describe('how much time has passed', () => {
  it.each([
    ['by WisePay’s clock', timestamp('a', 0, [100, 110]), timestamp('b', 5, [200, 230]), 90, 130],
    [
      'at least what the worker has run',
      timestamp('a', 0, [100, 110]),
      timestamp('a', 95, [200, 230]),
      95,
      130,
    ],
    ['by the worker alone', timestamp('a', 0), timestamp('a', 95, [200, 230]), 95, Infinity],
    ['in another worker, without WisePay’s clock', timestamp('a', 0), timestamp('b', 95), 0, Infinity],
    [
      'where WisePay’s clock was set back',
      timestamp('a', 0, [500, 510]),
      timestamp('b', 5, [200, 230]),
      0,
      Infinity,
    ],
    [
      'where it was set back under a running worker',
      timestamp('a', 0, [210, 220]),
      timestamp('a', 900, [200, 230]),
      900,
      900,
    ],
    ['since nobody knows when', undefined, timestamp('a', 5, [200, 230]), 0, Infinity],
  ])('%s', (_, since, now, atLeast, atMost) => {
    expect(elapsed(since, now)).toEqual({ atLeast: Math.max(0, atLeast), atMost });
  });
});

describe('the time between two timestamps can be told', () => {
  const told: readonly [number, number] = [100, 110];

  it.each([
    ['within one life of the worker', timestamp('a', 0), timestamp('a', 95), true],
    ['across lives, by WisePay’s clock', timestamp('a', 0, told), timestamp('b', 95, told), true],
    [
      'not across lives with WisePay’s clock unknown then',
      timestamp('a', 0),
      timestamp('b', 95, told),
      false,
    ],
    ['not across lives with WisePay’s clock unknown now', timestamp('a', 0, told), timestamp('b', 95), false],
    ['not across lives without WisePay’s clock', timestamp('a', 0), timestamp('b', 95), false],
    ['not since nobody knows when', undefined, timestamp('b', 95, told), false],
  ])('%s', (_, since, now, isKnown) => {
    expect(isConnected(since, now)).toBe(isKnown);
  });
});

it('is told in the life of one worker, and by WisePay’s clock where that is known', () => {
  const time = { earliest: 1, latest: 2 };
  const now = createNow(
    () => 7,
    (api) => (api === 'https://api.example' ? time : undefined),
  );
  expect(now('https://api.example')).toEqual({ life: expect.any(String), steady: 7, wisepay: time });
  expect(now('https://other.example')).toEqual({ life: expect.any(String), steady: 7 });
  expect(now('').life).toBe(now('').life);
  expect(
    createNow(
      () => 7,
      () => time,
    )('').life,
  ).not.toBe(now('').life);
});
