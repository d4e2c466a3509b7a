import { describe, expect, it, vi } from 'vitest';
import type { PodError } from '#lib/errors.ts';
import { createBackoff } from '#lib/panel/backoff.ts';
import { handTimers } from '../support/hand-timers.ts';
import { settled } from '../support/patient-worker.ts';

const offline: PodError = { code: 'offline', details: {} };

/** The pauses after `failures` failures in a row, in ms. */
function backoffAfter(failures: number, random: () => number): number[] {
  const clock = handTimers();
  const backoff = createBackoff(clock.wait, random);
  for (let count = 0; count < failures; count += 1) void backoff.after(offline);
  return clock.timers.map(({ ms }) => ms);
}

describe('the pauses of a panel that cannot be brought up to date', () => {
  it('get longer with each failure in a row, up to a minute', () => {
    expect(backoffAfter(6, () => 0)).toEqual([3000, 6000, 12_000, 24_000, 30_000, 30_000]);
    expect(backoffAfter(6, () => 1)).toEqual([6000, 12_000, 24_000, 48_000, 60_000, 60_000]);
    expect(backoffAfter(2000, () => 1).at(-1)).toBe(60_000);
  });

  it('are other ones in each browser', () => {
    const thirds = Array.from({ length: 50 }, () => backoffAfter(3, Math.random)[2]);
    expect(new Set(thirds.map((ms) => Math.floor((ms ?? 0) / 500))).size).toBeGreaterThan(10);
  });

  it.each([
    [90_000, 90_000],
    [10, 3000],
  ])('are never shorter than WisePay asked for: %d ms', (retryAfterMs, pause) => {
    const clock = handTimers();
    void createBackoff(clock.wait, () => 0).after({ code: 'rate_limited', details: { retryAfterMs } });
    expect(clock.timers.map(({ ms }) => ms)).toEqual([pause]);
  });

  it('end with their time', async () => {
    const clock = handTimers();
    const onEnd = vi.fn();
    void createBackoff(clock.wait, () => 0)
      .after(offline)
      .then(onEnd);
    await settled();
    expect(onEnd).not.toHaveBeenCalled();
    clock.timers[0]?.resolve();
    await settled();
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('end when WisePay answers, and begin anew', async () => {
    const clock = handTimers();
    const onEnd = vi.fn();
    const backoff = createBackoff(clock.wait, () => 0);
    void backoff.after(offline);
    void backoff.after(offline).then(onEnd);
    backoff.over();
    await settled();
    expect(onEnd).toHaveBeenCalledOnce();
    void backoff.after(offline);
    expect(clock.timers.map(({ ms }) => ms)).toEqual([3000, 6000, 3000]);
  });
});
