import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSend } from '#lib/wisepay/transport.ts';
import { deferred } from '../support/deferred.ts';
import { failureOf } from '../support/failure.ts';
import { useHttpServer } from '../support/http-server.ts';

const server = useHttpServer();

/** Answers every request the same way. */
function answer(status: number, headers: Record<string, string> = {}, body = ''): void {
  server.handle = (_request, response) => response.writeHead(status, headers).end(body);
}

/** Nothing is added to what was asked for. */
const noChance = () => 0;

afterEach(() => vi.useRealTimers());

describe('a request to WisePay', () => {
  it.each([200, 201, 400, 401, 403, 404, 409, 412, 422])('gets the answer as it is: %d', async (status) => {
    answer(status, { 'Request-Id': 'req_1' }, '{"a":1}');
    const response = await createSend()(`${server.url}/invoices?number=1`);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('{"a":1}');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'GET', url: '/invoices?number=1' });
  });

  it('gets no answer that is longer than any of WisePay’s', async () => {
    answer(200, { 'Request-Id': 'req_1' }, 'x'.repeat(256 * 1024));
    expect((await createSend()(server.url)).status).toBe(200);
    answer(200, { 'Request-Id': 'req_1' }, 'x'.repeat(256 * 1024 + 1));
    expect(await failureOf(createSend()(server.url))).toEqual({
      code: 'malformed_answer',
      details: { status: 200, requestId: 'req_1' },
    });
  });

  it.each([['r'.repeat(65)], ['call +1 555 0100'], ['<b>req</b>'], ['https://evil.example/']])(
    'is not known by a name that nobody should be shown: %s',
    async (requestId) => {
      answer(500, { 'Request-Id': requestId });
      expect(await failureOf(createSend()(server.url))).toMatchObject({ details: { status: 500 } });
      expect(JSON.stringify(await failureOf(createSend()(server.url)))).not.toContain(requestId);
    },
  );

  it('arrives with its method, headers and body', async () => {
    const { promise, resolve } = deferred<string>();
    server.handle = (request, response) => {
      request.setEncoding('utf8');
      request.on('data', resolve);
      request.on('end', () => response.writeHead(201).end());
    };
    await createSend()(new URL(`${server.url}/payments`), {
      method: 'post',
      headers: { 'Idempotency-Key': 'key_1', 'Content-Type': 'application/json' },
      body: '{"amount":1}',
    });
    expect(await promise).toBe('{"amount":1}');
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      headers: { 'idempotency-key': 'key_1', 'content-type': 'application/json' },
    });
  });

  it('asks for a fresh answer and brings no cookies', async () => {
    answer(200, { 'Set-Cookie': 'session=1; Path=/', 'Cache-Control': 'max-age=60' });
    const send = createSend();
    await send(server.url);
    await send(server.url);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.headers).toMatchObject({ 'cache-control': 'no-cache' });
    expect(server.requests[1]?.headers).not.toHaveProperty('cookie');
  });

  it('is never redirected', async () => {
    server.handle = ({ url }, response) => {
      if (url === '/elsewhere') response.writeHead(200).end();
      else response.writeHead(302, { Location: '/elsewhere' }).end();
    };
    await expect(createSend()(`${server.url}/session`)).rejects.toThrow();
    expect(server.requests.map(({ url }) => url)).not.toContain('/elsewhere');
  });
});

describe('WisePay in trouble', () => {
  it.each([
    [500, 'server_error'],
    [502, 'server_error'],
    [503, 'server_error'],
    [429, 'rate_limited'],
  ] as const)('%d is a failure with what support needs to find it', async (status, code) => {
    answer(status, { 'Request-Id': 'req_7' }, '<html>a page for people</html>');
    const error = await failureOf(createSend()(server.url));
    expect(error).toEqual({ code, details: { status, requestId: 'req_7' } });
  });

  it('is not asked a second time for the same request', async () => {
    answer(503);
    await failureOf(createSend()(server.url));
    expect(server.requests).toHaveLength(1);
  });

  it.each(['0', '-5', 'soon', '', '1e3', 'Wed, 01 Jan 2020 00:00:00 GMT'])(
    'may be asked again at once after an unusable Retry-After: "%s"',
    async (header) => {
      answer(503, { 'Retry-After': header });
      const send = createSend();
      expect((await failureOf(send(server.url))).details).not.toHaveProperty('retryAfterMs');
      answer(200);
      expect((await send(server.url)).status).toBe(200);
    },
  );
});

describe('WisePay asking to wait', () => {
  const start = Date.UTC(2026, 4, 31, 12);

  it.each([
    [429, 'rate_limited', '7', 7000],
    [503, 'server_error', '120', 120_000],
    [500, 'server_error', '1', 1000],
    // A day of silence is not WisePay's to order.
    [503, 'server_error', '86400', 300_000],
    [503, 'server_error', '9'.repeat(400), 300_000],
    [503, 'server_error', 'Sun, 31 May 2026 12:00:30 GMT', 30_000],
  ] as const)('%d tells how long (%s, %s)', async (status, code, header, retryAfterMs) => {
    answer(status, { 'Retry-After': header, 'Request-Id': 'req_9' });
    expect(await failureOf(createSend(() => start, undefined, noChance)(server.url))).toEqual({
      code,
      details: { status, requestId: 'req_9', retryAfterMs },
    });
  });

  it('is left alone until then, with the time that is left in the failure', async () => {
    let now = start;
    const send = createSend(() => now, undefined, noChance);
    answer(429, { 'Retry-After': '10', 'Request-Id': 'req_9' });
    await failureOf(send(`${server.url}/session`));

    now += 9_999;
    expect(await failureOf(send(`${server.url}/invoices`, { method: 'post' }))).toEqual({
      code: 'rate_limited',
      details: { status: 429, requestId: 'req_9', retryAfterMs: 1 },
    });
    expect(server.requests).toHaveLength(1);

    now += 1;
    answer(200);
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
      answer(503, { 'Retry-After': header });
      expect((await failureOf(send(server.url))).details.retryAfterMs).toBe(retryAfterMs);

      now += retryAfterMs - 1;
      expect((await failureOf(send(server.url))).details.retryAfterMs).toBe(1);
      now += 1;
      answer(200);
      expect((await send(server.url)).status).toBe(200);
    },
  );

  it('has several browsers come back at different times, and none too early', async () => {
    answer(429, { 'Retry-After': '30' });
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
        // Each asks at its own time, and is told the same end.
        const now = (at / browsers) * end;
        const chance = (((at * 7919) % browsers) + 0.5) / browsers;
        const fetch = async () =>
          new Response(null, { status: 429, headers: { 'Retry-After': new Date(end).toUTCString() } });
        const send = createSend(
          () => now,
          fetch,
          () => chance,
        );
        return now + ((await failureOf(send('https://wisepay.example/'))).details.retryAfterMs ?? 0) - end;
      }),
    );
    expect(Math.min(...returns)).toBeGreaterThanOrEqual(0);
    // Two minutes' worth of people within one more minute: twice the rate, and at no time more.
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
    answer(503, { 'Retry-After': '10' });
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
    answer(503, { 'Retry-After': '60' });
    await failureOf(send(server.url));
    answer(200);
    const sameServerOtherName = server.url.replace('127.0.0.1', 'localhost');
    expect((await send(sameServerOtherName)).status).toBe(200);
  });
});

describe('a reminder that comes too soon', () => {
  const cooldown = JSON.stringify({
    status: 429,
    code: 'cooldown',
    params: { availableAt: '2026-05-31T13:00:00Z' },
  });

  it('is a refusal like any other: its answer comes through', async () => {
    answer(429, { 'Retry-After': '3600', 'Content-Type': 'application/problem+json' }, cooldown);
    const response = await createSend()(server.url, { method: 'post' });
    expect(response.status).toBe(429);
    expect(await response.text()).toBe(cooldown);
  });

  it('holds up nothing else', async () => {
    const send = createSend();
    answer(429, { 'Retry-After': '3600' }, cooldown);
    await send(server.url, { method: 'post' });
    answer(200);
    expect((await send(server.url)).status).toBe(200);
  });

  it.each([
    ['a page for people', '<html>cooldown</html>'],
    ['another refusal', '{"status":429,"code":"too_many_requests"}'],
    ['nothing', ''],
    ['half of it', '{"status":429,"code":"cooldown"'],
  ])('is not what any other 429 says: %s', async (_, body) => {
    answer(429, { 'Retry-After': '60' }, body);
    expect(await failureOf(createSend(Date.now, undefined, noChance)(server.url))).toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: 60_000 },
    });
  });

  it('is not what a failing server says', async () => {
    answer(503, {}, JSON.stringify({ status: 503, code: 'cooldown' }));
    expect((await failureOf(createSend()(server.url))).code).toBe('server_error');
  });
});

describe('a broken connection', () => {
  it('is tried once more when the request only reads', async () => {
    server.handle = (request, response) => {
      if (server.requests.length === 1) request.socket.destroy();
      else response.writeHead(200).end('second');
    };
    expect(await (await createSend()(server.url, { method: 'GET' })).text()).toBe('second');
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['at the soonest', 0, undefined, 100],
    ['at the latest where somebody waits', 0.999, undefined, 999],
    ['at the latest where nobody is in a hurry', 0.999, 10_000, 9_990],
  ])('is tried again when chance has it: %s', async (_, chance, repeatWithinMs, ms) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const requests: number[] = [];
    const send = createSend(
      Date.now,
      async () => {
        requests.push(performance.now());
        if (requests.length === 1) throw new TypeError('Failed to fetch');
        return new Response(null, { status: 204 });
      },
      () => chance,
    );
    const options = { timeoutMs: 27_000, ...(repeatWithinMs !== undefined && { repeatWithinMs }) };
    const answered = send('https://wisepay.example/', options);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answered).status).toBe(204);
    const [first = 0, second = 0] = requests;
    expect(Math.round(second - first)).toBe(ms);
  });

  it('is not tried a third time', async () => {
    server.handle = (request) => request.socket.destroy();
    expect(await failureOf(createSend()(server.url))).toEqual({ code: 'offline', details: {} });
    expect(server.requests).toHaveLength(2);
  });

  it.each(['post', 'POST', 'put', 'delete'])(
    'never repeats what may change something: %s',
    async (method) => {
      server.handle = (request) => request.socket.destroy();
      const error = await failureOf(createSend()(server.url, { method, body: '{}' }));
      expect(error.code).toBe('offline');
      expect(server.requests).toHaveLength(1);
    },
  );

  it('is the same as a server that is not there', async () => {
    const error = await failureOf(createSend()(`http://127.0.0.1:${await freePort()}`, { method: 'post' }));
    expect(error).toEqual({ code: 'offline', details: {} });
  });

  it('in the middle of the answer is a broken connection too', async () => {
    server.handle = (request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"half":', () => request.socket.destroy());
    };
    const read = createSend()(server.url, { method: 'post' }).then((response) => response.text());
    expect(await failureOf(read)).toEqual({ code: 'offline', details: {} });
  });
});

/**
 * Only the timers that the code under test sets are faked; the sockets run on Node's own, which vitest leaves
 * alone. The server tells when the request is there, so nothing waits for real time.
 */
describe('WisePay not answering', () => {
  it('is given up after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server.handle = () => {};
    const failure = failureOf(createSend()(server.url));
    const settled = vi.fn();
    void failure.then(settled);
    await server.received(1);

    await vi.advanceTimersByTimeAsync(9_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toEqual({ code: 'timeout', details: {} });
    expect(server.requests).toHaveLength(1);
  });

  it('is given up later where the question itself takes long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server.handle = () => {};
    const failure = failureOf(createSend()(server.url, { timeoutMs: 27_000 }));
    const settled = vi.fn();
    void failure.then(settled);
    await server.received(1);

    await vi.advanceTimersByTimeAsync(26_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toEqual({ code: 'timeout', details: {} });
  });

  it('is given up as well when the answer has begun but does not end', { timeout: 3000 }, async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { promise: begun, resolve } = deferred();
    server.handle = ({ url }, response) => {
      if (url === '/other') response.writeHead(204).end();
      else response.writeHead(200, { 'Content-Length': '100' }).write('{"half":', () => resolve());
    };
    const failure = failureOf(createSend()(server.url).then((response) => response.text()));
    await begun;
    // By the time another request has come and gone, the beginning of the first answer has arrived as well.
    await fetch(`${server.url}/other`);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toEqual({ code: 'timeout', details: {} });
  });
});

/** A port that nobody listens on any more. */
async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return address.port;
}
