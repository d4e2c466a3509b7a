import { describe, expect, it } from 'vitest';
import { minute, second } from '../../../bench/fleet/assumptions.ts';
import { quantile, watchRecovery } from '../../../bench/fleet/recovery.ts';
import type { FleetResult } from '../../../bench/fleet/run-fleet.ts';
import { countTraffic } from '../../../bench/fleet/traffic.ts';
import { measureWave, usualFor, watchedFor, waveFaults } from '../../../bench/fleet/wave.ts';

const from = 10 * 60 * minute;
const at = from + usualFor + minute;
const lasts = minute;
const length = (usualFor + minute + lasts + watchedFor) / second;
const began = (at - from) / second;

/** A run with ten requests per second, except in the given `seconds`; `followed` has recovery times in ms. */
function resultWith(
  seconds: Readonly<Record<number, number>>,
  followed: readonly number[] = [],
): FleetResult {
  const { traffic } = countTraffic(0, length);
  traffic.seconds.fill(10);
  for (const [place, count] of Object.entries(seconds)) traffic.seconds[Number(place)] = count;
  return { traffic, hours: 1, recovery: { followed, looked: [], left: 0 } };
}

const waveOf = (result: FleetResult) => measureWave(result, { from }, { at, lasts });

describe('a wave', () => {
  it('is not what is as busy as usual', () => {
    const wave = waveOf(resultWith({ [began - 20]: 15, [began + 100]: 30 }));
    expect(wave).toMatchObject({ usualBusiest: 15, afterBusiest: 30, timesUsual: 2 });
    expect(waveFaults('an outage', wave)).toEqual([]);
  });

  it.each([
    ['in the outage’s first second', began],
    ['in its last second', began + 59],
    ['in the first second afterwards', began + 60],
    ['minutes later', began + 60 + 599],
  ])('is one busy second %s', (_, place) => {
    const wave = waveOf(resultWith({ [place]: 21 }));
    expect(wave.timesUsual).toBe(2.1);
    expect(waveFaults('an outage', wave)).toHaveLength(1);
  });

  it('is told apart from what was busy before it', () => {
    expect(waveOf(resultWith({ [began - 1]: 40 }))).toMatchObject({ usualBusiest: 40, afterBusiest: 10 });
    // The first minute of the run does not count: no one had begun to work.
    expect(waveOf(resultWith({ 0: 40 })).usualBusiest).toBe(10);
  });

  it('is bad news as well where panels do not come back', () => {
    const slow = [...Array.from({ length: 90 }, () => 1000), ...Array.from({ length: 10 }, () => 200_000)];
    const faults = waveFaults('an outage', waveOf(resultWith({}, slow)));
    expect(faults).toEqual(['an outage: panels that follow something take 200 s to be good again']);
  });
});

describe('coming back', () => {
  it('counts from the outage’s end to the first good view, apart for what was followed', () => {
    const watch = watchRecovery();
    const [followed, looked, closed, untouched] = [{}, {}, {}, {}];
    watch.replied(followed, true, true);
    watch.replied(closed, false, false);
    watch.outageBegins();
    for (const panel of [followed, looked, closed]) watch.replied(panel, false, false);
    watch.outageEnds();
    for (const panel of [followed, looked, untouched]) watch.replied(panel, true, false);
    watch.closed(closed);
    expect(watch.recovery.followed).toHaveLength(1);
    expect(watch.recovery.looked).toHaveLength(1);
    expect(watch.recovery.left).toBe(1);
  });

  it('takes what is good again before the end for no recovery', () => {
    const watch = watchRecovery();
    const panel = {};
    watch.outageBegins();
    watch.replied(panel, false, false);
    watch.replied(panel, true, false);
    watch.outageEnds();
    expect(watch.recovery).toEqual({ followed: [], looked: [], left: 0 });
  });

  it.each([
    [[], null],
    [[7], 7],
    [[3, 1, 2, 4], 4],
  ])('takes as long as nearly all of %j', (values, most) => {
    expect(quantile(values, 0.95)).toBe(most);
  });
});
