import { describe, expect, it, vi } from 'vitest';
import type { PodError } from '#lib/errors.ts';
import { createPauses } from '#lib/pod/controllers/pauses.ts';
import { handTimers } from '../../support/hand-timers.ts';
import { settled } from '../../support/patient-worker.ts';

const offline: PodError = { code: 'offline', details: {} };

/** The lengths of the pauses after so many failures in a row, in ms. */
function pausesAfter(failures: number, random: () => number): number[] {
  const clock = handTimers();
  const pauses = createPauses(clock.wait, random);
  for (let count = 0; count < failures; count += 1) void pauses.after(offline);
  return clock.timers.map(({ ms }) => ms);
}

describe('the pauses of a panel that cannot be brought up to date', () => {
  it('get longer with each failure in a row, up to a minute', () => {
    expect(pausesAfter(6, () => 0)).toEqual([3000, 6000, 12_000, 24_000, 30_000, 30_000]);
    expect(pausesAfter(6, () => 1)).toEqual([6000, 12_000, 24_000, 48_000, 60_000, 60_000]);
    expect(pausesAfter(2000, () => 1).at(-1)).toBe(60_000);
  });

  it('are other ones in each browser', () => {
    const thirds = Array.from({ length: 50 }, () => pausesAfter(3, Math.random)[2]);
    expect(new Set(thirds.map((ms) => Math.floor((ms ?? 0) / 500))).size).toBeGreaterThan(10);
  });

  it.each([
    [90_000, 90_000],
    [10, 3000],
  ])('are never shorter than WisePay asked for: %d ms', (retryAfterMs, pause) => {
    const clock = handTimers();
    void createPauses(clock.wait, () => 0).after({ code: 'rate_limited', details: { retryAfterMs } });
    expect(clock.timers.map(({ ms }) => ms)).toEqual([pause]);
  });

  it('end with their time', async () => {
    const clock = handTimers();
    const onEnd = vi.fn();
    void createPauses(clock.wait, () => 0)
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
    const pauses = createPauses(clock.wait, () => 0);
    void pauses.after(offline);
    void pauses.after(offline).then(onEnd);
    pauses.over();
    await settled();
    expect(onEnd).toHaveBeenCalledOnce();
    void pauses.after(offline);
    expect(clock.timers.map(({ ms }) => ms)).toEqual([3000, 6000, 3000]);
  });
});
