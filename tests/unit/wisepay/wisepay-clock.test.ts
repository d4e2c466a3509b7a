import { beforeEach, describe, expect, it } from 'vitest';
import { createSend } from '#lib/wisepay/transport.ts';
import { createWisePayClock, type WisePayClock } from '#lib/wisepay/wisepay-clock.ts';

const api = 'https://api.wisepay.example/pod';
const start = Date.UTC(2026, 4, 31, 12);
const noon = 'Sun, 31 May 2026 12:00:00 GMT';

/** How long the browser has run, and by how much the machine's clock is off; in ms. */
let steady: number;
let wall: number;
let clock: WisePayClock;

beforeEach(() => {
  steady = 0;
  wall = 0;
  clock = createWisePayClock(
    () => steady,
    () => steady + wall,
  );
});

/** Notes an answer to a request that took `ms` ms. */
function answered(ms: number, date: string | null = noon, during: () => void = () => {}): void {
  const asked = clock.read();
  steady += ms;
  during();
  clock.note(`${api}/session`, date, asked);
}

describe('WisePay’s time', () => {
  it('is not known before an answer', () => {
    expect(clock.at(api)).toBeUndefined();
  });

  it('is no earlier than an answer tells, and no later than that and the way', () => {
    answered(300);
    expect(clock.at(`${api}/anything`)).toEqual({ earliest: start, latest: start + 2_300 });
  });

  it('goes on between answers', () => {
    answered(0);
    steady += 60_000;
    expect(clock.at(api)).toEqual({ earliest: start + 60_000, latest: start + 62_000 });
  });

  it('is another server’s own', () => {
    answered(0);
    expect(clock.at('https://login.wisepay.example')).toBeUndefined();
  });

  it.each([[null], ['yesterday'], ['']])('is not taken from an answer that does not tell it: %s', (date) => {
    answered(0, date);
    expect(clock.at(api)).toBeUndefined();
  });

  it.each([-3_600_000, -2_001, 2_001, 3_600_000])(
    'is not known any more after the machine slept or its clock was set: %d ms',
    (ms) => {
      answered(0);
      wall += ms;
      expect(clock.at(api)).toBeUndefined();
      answered(0);
      expect(clock.at(api)).toBeDefined();
    },
  );

  it('is not known from an answer during which the machine slept', () => {
    answered(0);
    answered(0, noon, () => {
      wall += 3_600_000;
    });
    expect(clock.at(api)).toBeUndefined();
  });

  it('is taken from every answer, a refusal too', async () => {
    const fetch = async () => new Response('{}', { status: 503, headers: { Date: noon } });
    const send = createSend(() => 0, fetch, undefined, clock);
    await expect(send(`${api}/session`)).rejects.toThrow();
    expect(clock.at(api)).toBeDefined();
  });
});
