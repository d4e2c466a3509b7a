import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import type { ApiEnv } from '#sandbox/wisepay/api/api-env.ts';
import { idempotent } from '#sandbox/wisepay/api/idempotent.ts';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import { answerError } from '#sandbox/wisepay/problem.ts';

/** An API of one change, which takes until `work` resolves. */
function apiWith(work: () => Promise<void>) {
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
    await work();
    return Response.json({ changed: true }, { status: 202 });
  });
  return () => app.request('/change', { method: 'POST', headers: { 'Idempotency-Key': key }, body: '{}' });
}

const key = '5f0c1b0e-5d43-4a3c-9a49-7f6f6d5d1a11';

test('a second request is told that the first is still being carried out', async () => {
  let finish = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const request = apiWith(work);
  const first = request();
  await vi.waitFor(() => expect(work).toHaveBeenCalled());
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
