import { describe, expect, it } from 'vitest';
import { createTurns } from '#lib/turns.ts';
import { deferred } from './support/deferred.ts';

describe('work that takes turns', () => {
  it('starts when the work before it has ended, even if that failed', async () => {
    const inTurn = createTurns();
    const first = deferred<void>();
    const log: string[] = [];
    const failing = inTurn(async () => {
      log.push('first');
      await first.promise;
      throw new Error('first failed');
    });
    const second = inTurn(async () => log.push('second'));
    await Promise.resolve();
    first.resolve();
    await expect(failing).rejects.toThrow('first failed');
    await second;
    expect(log).toEqual(['first', 'second']);
  });

  it('does not wait for work with another key', async () => {
    const inTurn = createTurns();
    const first = deferred<string>();
    const slow = inTurn(() => first.promise, 'one invoice');
    expect(await inTurn(async () => 'other', 'another invoice')).toBe('other');
    first.resolve('first');
    expect(await slow).toBe('first');
  });
});
