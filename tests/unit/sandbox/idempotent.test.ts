import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import type { ApiEnv } from '#sandbox/wisepay/api/api-env.ts';
import { idempotent } from '#sandbox/wisepay/api/idempotent.ts';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import { answerError, problemResponse } from '#sandbox/wisepay/problem.ts';
import { eventually } from '../support/eventually.ts';

/** An API with one change, which lasts until `work` resolves; a response from `work` is the answer. */
function apiWith(work: () => Promise<Response | undefined>) {
  const app = new Hono<ApiEnv>();
  app.onError(answerError);
  app.use(async (c, next) => {
    c.set('user', {
      id: 'usr_pat',
      name: 'Pat',
      email: 'pat@example.org',
      role: 'account_admin',
      active: true,
    });
    await next();
  });
  app.post('/change', idempotent(new Ledger(), 'change'), async () => {
    return (await work()) ?? Response.json({ changed: true }, { status: 202 });
  });
  return (body = '{}') =>
    app.request('/change', { method: 'POST', headers: { 'Idempotency-Key': key }, body });
}

const key = '5f0c1b0e-5d43-4a3c-9a49-7f6f6d5d1a11';

test('a second request is told that the first is still being carried out', async () => {
  let finish = () => {};
  const work = vi.fn(() => new Promise<undefined>((resolve) => (finish = () => resolve(undefined))));
  const request = apiWith(work);
  const first = request();
  await eventually(() => expect(work).toHaveBeenCalled());
  const second = await request();
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({ code: 'operation_in_progress' });
  finish();
  expect((await first).status).toBe(202);
  expect((await request()).headers.get('Idempotent-Replayed')).toBe('true');
  expect(work).toHaveBeenCalledOnce();
});

test('a request that failed inside is not carried out again', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const work = vi.fn().mockRejectedValue(new Error('broken'));
  const request = apiWith(work);
  expect((await request()).status).toBe(500);
  expect((await request()).status).toBe(500);
  expect(work).toHaveBeenCalledOnce();
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

test.each([401, 412, 429, 503])(
  'a %i was about the moment: the same request may come again',
  async (status) => {
    const work = vi.fn<() => Promise<Response | undefined>>(async () => undefined);
    const request = apiWith(work);
    work.mockResolvedValueOnce(problemResponse({ status, code: 'not_now' }));
    expect((await request()).status).toBe(status);
    const second = await request();
    expect(second.status).toBe(202);
    expect(second.headers.has('Idempotent-Replayed')).toBe(false);
    expect((await request()).headers.get('Idempotent-Replayed')).toBe('true');
    expect(work).toHaveBeenCalledTimes(2);
  },
);

test.each([400, 404, 409, 422, 500])('a %i stands, whatever changes afterwards', async (status) => {
  const work = vi.fn<() => Promise<Response | undefined>>(async () => undefined);
  const request = apiWith(work);
  work.mockResolvedValueOnce(problemResponse({ status, code: 'no' }));
  expect((await request()).status).toBe(status);
  const second = await request();
  expect(second.status).toBe(status);
  expect(second.headers.get('Idempotent-Replayed')).toBe('true');
  expect(work).toHaveBeenCalledOnce();
});

test('a key that may come again is still bound to its request', async () => {
  const request = apiWith(async () => problemResponse({ status: 412, code: 'not_now' }));
  await request();
  const other = await request('{"other":true}');
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
});

test('while it comes again, a third one is told so', async () => {
  let finish = () => {};
  const work = vi.fn<() => Promise<Response | undefined>>(
    () => new Promise<undefined>((resolve) => (finish = () => resolve(undefined))),
  );
  work.mockResolvedValueOnce(problemResponse({ status: 503, code: 'not_now' }));
  const request = apiWith(work);
  await request();
  const second = request();
  await eventually(() => expect(work).toHaveBeenCalledTimes(2));
  expect((await request()).status).toBe(409);
  finish();
  expect((await second).status).toBe(202);
});
