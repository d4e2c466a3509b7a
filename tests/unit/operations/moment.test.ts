import { describe, expect, it } from 'vitest';
import { createNow, elapsed } from '#lib/operations/moment.ts';

const moment = (life: string, steady: number, wisepay?: readonly [number, number]) => ({
  life,
  steady,
  ...(wisepay && { wisepay: { earliest: wisepay[0], latest: wisepay[1] } }),
});

describe('how much time has passed', () => {
  it.each([
    ['by WisePay’s clock', moment('a', 0, [100, 110]), moment('b', 5, [200, 230]), 90, 130],
    ['at least what the worker has run', moment('a', 0, [100, 110]), moment('a', 95, [200, 230]), 95, 130],
    ['by the worker alone', moment('a', 0), moment('a', 95, [200, 230]), 95, Infinity],
    ['in another worker, without WisePay’s clock', moment('a', 0), moment('b', 95), 0, Infinity],
    [
      'where WisePay’s clock was set back',
      moment('a', 0, [500, 510]),
      moment('b', 5, [200, 230]),
      0,
      Infinity,
    ],
    [
      'where it was set back under a running worker',
      moment('a', 0, [210, 220]),
      moment('a', 900, [200, 230]),
      900,
      900,
    ],
    ['since nobody knows when', undefined, moment('a', 5, [200, 230]), 0, Infinity],
  ])('%s', (_, since, now, atLeast, atMost) => {
    expect(elapsed(since, now)).toEqual({ atLeast: Math.max(0, atLeast), atMost });
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
