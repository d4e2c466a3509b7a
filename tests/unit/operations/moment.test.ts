import { describe, expect, it, vi } from 'vitest';
import { createNow, elapsed } from '#lib/operations/moment.ts';
import { sessionMemory } from '../support/session-memory.ts';

const moment = (session: string, steady: number, wisepay?: readonly [number, number]) => ({
  session,
  steady,
  ...(wisepay && { wisepay: { earliest: wisepay[0], latest: wisepay[1] } }),
});

describe('how much time has passed', () => {
  it.each([
    ['by WisePay’s clock', moment('a', 0, [100, 110]), moment('b', 5, [200, 230]), 90, 130],
    ['at least what the browser has run', moment('a', 0, [100, 110]), moment('a', 95, [200, 230]), 95, 130],
    ['by the browser alone', moment('a', 0), moment('a', 95, [200, 230]), 95, Infinity],
    ['in another session, without WisePay’s clock', moment('a', 0), moment('b', 95), 0, Infinity],
    [
      'where WisePay’s clock was set back',
      moment('a', 0, [500, 510]),
      moment('b', 5, [200, 230]),
      0,
      Infinity,
    ],
    [
      'where it was set back under a running browser',
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

describe('the browser’s session', () => {
  const parts = (session = sessionMemory()) => ({
    session,
    steady: () => 7,
    wisepayTime: () => undefined,
  });

  it('is the same for all workers until the browser ends', async () => {
    const memory = sessionMemory();
    const first = await createNow(parts(memory))('https://api.example');
    expect(await createNow(parts(memory))('https://api.example')).toEqual(first);
    memory.value = undefined;
    expect((await createNow(parts(memory))('https://api.example')).session).not.toBe(first.session);
  });

  it('is looked for again where the storage failed', async () => {
    const memory = sessionMemory();
    vi.spyOn(memory, 'read').mockRejectedValueOnce(new Error('Not now'));
    const now = createNow(parts(memory));
    await expect(now('https://api.example')).rejects.toThrow('Not now');
    expect((await now('https://api.example')).steady).toBe(7);
  });
});
