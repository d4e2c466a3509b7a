import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWorkerLife } from '../../../bench/fleet/worker-life.ts';
import { deferred } from '../../support/deferred.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => vi.useRealTimers());

/** A worker life that numbers its workers from 1 and ends them after 30 s without work. */
function newLife() {
  let count = 0;
  return createWorkerLife(30_000, () => {
    count += 1;
    return count;
  });
}

function elapse(ms: number) {
  vi.setSystemTime(Date.now() + ms);
}

it('lasts while there is something to do every now and then', () => {
  const { wake } = newLife();
  for (let count = 0; count < 5; count += 1) {
    expect(wake()).toBe(1);
    elapse(29_999);
  }
});

it('ends after half a minute of idleness', () => {
  const { wake } = newLife();
  wake();
  elapse(30_000);
  expect(wake()).toBe(2);
});

it('does not end while somebody waits for a reply, and has half a minute from then', async () => {
  const { wake, tell } = newLife();
  const { promise, resolve } = deferred();
  const told = tell(() => promise);
  elapse(120_000);
  expect(wake()).toBe(1);
  resolve();
  await told;
  elapse(29_999);
  expect(wake()).toBe(1);
});

it('is counted from a reply that failed as well', async () => {
  const { wake, tell } = newLife();
  await expect(tell(() => Promise.reject(new Error('no reply')))).rejects.toThrow();
  elapse(30_000);
  expect(wake()).toBe(2);
});
