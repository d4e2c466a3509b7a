import { describe, expect, it, vi } from 'vitest';
import { createSend } from '#lib/wisepay/transport.ts';
import { deferred } from '../support/deferred.ts';
import { failureOf } from '../support/failure.ts';
import { useHttpServer } from '../support/http-server.ts';

const server = useHttpServer();

/** Adds nothing to the requested wait. */
const noChance = () => 0;

describe('WisePay asking to wait', () => {
  const start = Date.UTC(2026, 4, 31, 12);

  it.each([
    [429, 'rate_limited', '7', 7000],
    [503, 'server_error', '120', 120_000],
    [500, 'server_error', '1', 1000],
    // WisePay cannot impose a day: five minutes are the limit.
    [503, 'server_error', '86400', 300_000],
    [503, 'server_error', '9'.repeat(400), 300_000],
    // By WisePay's clock, regardless of this machine's.
    [503, 'server_error', 'Sun, 31 May 2026 12:00:30 GMT', 30_000],
    [503, 'server_error', 'Sun, 31 May 2026 11:59:59 GMT', undefined],
  ] as const)('%d tells how long (%s, %s)', async (status, code, header, retryAfterMs) => {
    const headers = { 'Retry-After': header, 'Request-Id': 'req_9', Date: new Date(start).toUTCString() };
    server.answer(status, headers);
    expect(await failureOf(createSend(() => start, undefined, noChance)(server.url))).toEqual({
      code,
      details: { status, requestId: 'req_9', ...(retryAfterMs !== undefined && { retryAfterMs }) },
    });
  });

  it('is left alone for no longer when the machine’s clock is set back', async () => {
    const wall = vi.spyOn(Date, 'now');
    try {
      const send = createSend(undefined, undefined, noChance);
      server.answer(503, { 'Retry-After': '30' });
      await failureOf(send(server.url));
      wall.mockReturnValue(performance.timeOrigin - 24 * 60 * 60_000);
      expect((await failureOf(send(server.url))).details.retryAfterMs).toBeLessThanOrEqual(30_000);
    } finally {
      wall.mockRestore();
    }
  });

  it('is left alone until a date by this machine’s clock where it does not tell its own', async () => {
    const until = new Date(Date.now() + 60_000).toUTCString();
    const fetch = async () => new Response(null, { status: 503, headers: { 'Retry-After': until } });
    const failure = await failureOf(createSend(() => 0, fetch, noChance)('https://wisepay.example/'));
    expect(failure.details.retryAfterMs).toBeGreaterThan(50_000);
    expect(failure.details.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('is left alone until then, with the time that is left in the failure', async () => {
    let now = start;
    const send = createSend(() => now, undefined, noChance);
    server.answer(429, { 'Retry-After': '10', 'Request-Id': 'req_9' });
    await failureOf(send(`${server.url}/session`));

    now += 9_999;
    expect(await failureOf(send(`${server.url}/invoices`, { method: 'post' }))).toEqual({
      code: 'rate_limited',
      details: { status: 429, requestId: 'req_9', retryAfterMs: 1 },
    });
    expect(server.requests).toHaveLength(1);

    now += 1;
    server.answer(200);
    expect((await send(`${server.url}/session`)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['seldom by little', '10', 0.25, 15_000],
    ['by its own length at most', '10', 0.81, 19_000],
    ['in whole milliseconds', '10', 0.5, 17_072],
    ['by a minute at most', '240', 0.25, 270_000],
    ['also where it is a day', '86400', 0.9801, 359_400],
  ])(
    'is left alone for longer than it asked, as chance has it: %s',
    async (_, header, chance, retryAfterMs) => {
      let now = start;
      const send = createSend(
        () => now,
        undefined,
        () => chance,
      );
      server.answer(503, { 'Retry-After': header });
      expect((await failureOf(send(server.url))).details.retryAfterMs).toBe(retryAfterMs);

      now += retryAfterMs - 1;
      expect((await failureOf(send(server.url))).details.retryAfterMs).toBe(1);
      now += 1;
      server.answer(200);
      expect((await send(server.url)).status).toBe(200);
    },
  );

  it('has several browsers come back at different times, and none too early', async () => {
    server.answer(429, { 'Retry-After': '30' });
    const waits = await Promise.all(
      Array.from({ length: 20 }, async () => (await failureOf(createSend(() => start)(server.url))).details),
    );
    const ends = waits.map(({ retryAfterMs }) => retryAfterMs ?? 0);
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(30_000);
    expect(Math.max(...ends)).toBeLessThanOrEqual(60_000);
    expect(new Set(ends).size).toBeGreaterThan(15);
  });

  it('has them come back at an even rate where all are told the same moment', async () => {
    const [end, browsers] = [120_000, 600];
    const returns = await Promise.all(
      Array.from({ length: browsers }, async (_, at) => {
        // Each asks at its own time and gets the same end.
        const now = Math.floor(((at / browsers) * end) / 1000) * 1000;
        const chance = (((at * 7919) % browsers) + 0.5) / browsers;
        const fetch = async () =>
          new Response(null, {
            status: 429,
            headers: { 'Retry-After': new Date(end).toUTCString(), Date: new Date(now).toUTCString() },
          });
        const send = createSend(
          () => now,
          fetch,
          () => chance,
        );
        return now + ((await failureOf(send('https://wisepay.example/'))).details.retryAfterMs ?? 0) - end;
      }),
    );
    expect(Math.min(...returns)).toBeGreaterThanOrEqual(0);
    // The requests of two minutes return within one minute: twice the rate, and no more at any time.
    for (let from = 0; from < 60_000; from += 5000) {
      const within = returns.filter((at) => at >= from && at < from + 5000).length;
      expect(within).toBeLessThan(2.4 * (browsers / (end / 5000)));
    }
  });

  it('tells one end of the wait to questions that were on their way together', async () => {
    const chances = [0.25, 0.01, 0.81];
    const send = createSend(
      () => start,
      undefined,
      () => chances.shift() ?? 0,
    );
    server.answer(503, { 'Retry-After': '10' });
    const failures = await Promise.all([1, 2, 3].map(() => failureOf(send(server.url))));
    expect(server.requests).toHaveLength(3);
    expect(failures.map(({ details }) => details.retryAfterMs)).toEqual([15_000, 15_000, 15_000]);
  });

  it('asks for longer the second time, and gets it', async () => {
    const { promise, resolve } = deferred();
    server.handle = ({ url }, response) => {
      if (url === '/first') response.writeHead(503, { 'Retry-After': '1' }).end();
      else void promise.then(() => response.writeHead(503, { 'Retry-After': '10' }).end());
    };
    const send = createSend(() => start, undefined, noChance);
    const second = failureOf(send(`${server.url}/second`));
    await server.received(1);
    await failureOf(send(`${server.url}/first`));
    resolve();
    expect((await second).details.retryAfterMs).toBe(10_000);
    expect((await failureOf(send(server.url))).details.retryAfterMs).toBe(10_000);
  });

  it('does not hold up another server', async () => {
    const send = createSend(() => start);
    server.answer(503, { 'Retry-After': '60' });
    await failureOf(send(server.url));
    server.answer(200);
    const sameServerOtherName = server.url.replace('127.0.0.1', 'localhost');
    expect((await send(sameServerOtherName)).status).toBe(200);
  });
});
