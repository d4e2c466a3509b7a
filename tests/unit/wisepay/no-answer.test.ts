import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSend } from '#lib/wisepay/transport.ts';
import { deferred } from '../support/deferred.ts';
import { failureOf } from '../support/failure.ts';
import { useHttpServer } from '../support/http-server.ts';

const server = useHttpServer();

/** Nothing listens here: only the system may, and no service does. A port that was just free may be taken again. */
const deadUrl = 'http://127.0.0.1:2';

/** Repeats requests as soon as possible. */
const sendSoon = () => createSend(Date.now, undefined, () => 0);

afterEach(() => vi.useRealTimers());

describe('a broken connection', () => {
  it('is tried once more when the request only reads', async () => {
    server.handle = (request, response) => {
      if (server.requests.length === 1) request.socket.destroy();
      else response.writeHead(200).end('second');
    };
    expect(await (await sendSoon()(server.url, { method: 'GET' })).text()).toBe('second');
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
    expect(await failureOf(sendSoon()(server.url))).toEqual({ code: 'offline', details: {} });
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
    const error = await failureOf(createSend()(deadUrl, { method: 'post' }));
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
 * Only the timers of the code under test are faked; the sockets use Node's own, which vitest leaves alone. The server
 * reports when the request has arrived, so nothing waits for real time.
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

  it('is given up as well when the answer has begun but does not end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { promise: begun, resolve } = deferred();
    server.handle = ({ url }, response) => {
      if (url === '/other') response.writeHead(204).end();
      else response.writeHead(200, { 'Content-Length': '100' }).write('{"half":', () => resolve());
    };
    const failure = failureOf(createSend()(server.url).then((response) => response.text()));
    await begun;
    // After another request is done, the beginning of the first answer has arrived too.
    await fetch(`${server.url}/other`);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toEqual({ code: 'timeout', details: {} });
  });
});
