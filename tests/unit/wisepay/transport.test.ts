import { describe, expect, it } from 'vitest';
import { createSend } from '#lib/wisepay/transport.ts';
import { deferred } from '../support/deferred.ts';
import { failureOf } from '../support/failure.ts';
import { useHttpServer } from '../support/http-server.ts';

const server = useHttpServer();

describe('a request to WisePay', () => {
  it.each([200, 201, 400, 401, 403, 404, 409, 412, 422])('gets the answer as it is: %d', async (status) => {
    server.answer(status, { 'Request-Id': 'req_1' }, '{"a":1}');
    const response = await createSend()(`${server.url}/invoices?number=1`);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('{"a":1}');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'GET', url: '/invoices?number=1' });
  });

  it('gets no answer that is longer than any of WisePay’s', async () => {
    server.answer(200, { 'Request-Id': 'req_1' }, 'x'.repeat(256 * 1024));
    expect((await createSend()(server.url)).status).toBe(200);
    server.answer(200, { 'Request-Id': 'req_1' }, 'x'.repeat(256 * 1024 + 1));
    expect(await failureOf(createSend()(server.url))).toEqual({
      code: 'malformed_answer',
      details: { status: 200, requestId: 'req_1' },
    });
  });

  it.each([['r'.repeat(65)], ['call +1 555 0100'], ['<b>req</b>'], ['https://evil.example/']])(
    'is not known by a name that nobody should be shown: %s',
    async (requestId) => {
      server.answer(500, { 'Request-Id': requestId });
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
    server.answer(200, { 'Set-Cookie': 'session=1; Path=/', 'Cache-Control': 'max-age=60' });
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
    await expect(createSend(Date.now, undefined, () => 0)(`${server.url}/session`)).rejects.toThrow();
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
    server.answer(status, { 'Request-Id': 'req_7' }, '<html>a page for people</html>');
    const error = await failureOf(createSend()(server.url));
    expect(error).toEqual({ code, details: { status, requestId: 'req_7' } });
  });

  it('is not asked a second time for the same request', async () => {
    server.answer(503);
    await failureOf(createSend()(server.url));
    expect(server.requests).toHaveLength(1);
  });

  it.each(['0', '-5', 'soon', '', '1e3', 'Wed, 01 Jan 2020 00:00:00 GMT'])(
    'may be asked again at once after an unusable Retry-After: "%s"',
    async (header) => {
      server.answer(503, { 'Retry-After': header });
      const send = createSend();
      expect((await failureOf(send(server.url))).details).not.toHaveProperty('retryAfterMs');
      server.answer(200);
      expect((await send(server.url)).status).toBe(200);
    },
  );
});

describe('a reminder that comes too soon', () => {
  const cooldown = JSON.stringify({
    status: 429,
    code: 'cooldown',
    params: { availableAt: '2026-05-31T13:00:00Z' },
  });

  it('is a refusal like any other: its answer comes through', async () => {
    server.answer(429, { 'Retry-After': '3600', 'Content-Type': 'application/problem+json' }, cooldown);
    const response = await createSend()(server.url, { method: 'post' });
    expect(response.status).toBe(429);
    expect(await response.text()).toBe(cooldown);
  });

  it('holds up nothing else', async () => {
    const send = createSend();
    server.answer(429, { 'Retry-After': '3600' }, cooldown);
    await send(server.url, { method: 'post' });
    server.answer(200);
    expect((await send(server.url)).status).toBe(200);
  });

  it.each([
    ['a page for people', '<html>cooldown</html>'],
    ['another refusal', '{"status":429,"code":"too_many_requests"}'],
    ['nothing', ''],
    ['half of it', '{"status":429,"code":"cooldown"'],
  ])('is not what any other 429 says: %s', async (_, body) => {
    server.answer(429, { 'Retry-After': '60' }, body);
    // With a running clock, it could be a millisecond less.
    const send = createSend(
      () => 0,
      undefined,
      () => 0,
    );
    expect(await failureOf(send(server.url))).toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: 60_000 },
    });
  });

  it('is not what a failing server says', async () => {
    server.answer(503, {}, JSON.stringify({ status: 503, code: 'cooldown' }));
    expect((await failureOf(createSend()(server.url))).code).toBe('server_error');
  });
});
