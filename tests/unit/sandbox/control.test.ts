import { expect, test } from 'vitest';
import { Browser, send, wisepayOrigin } from './support/browser.ts';
import { signInSilently, signInToPod } from './support/oidc.ts';
import { admin, control, podWith, post, problemOf } from './support/pod.ts';
import { createKey } from './support/proof.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();

const psaPage = () => send(port(), 'http://psa.localhost:4600/v2025_1/ConnectWise.aspx');

test('a reset puts everything back: money, sign-ins, faults, the log and PSA', async () => {
  const browser = new Browser(port());
  const pod = podWith(port(), await signInToPod(port(), admin, browser));
  const fresh = await psaPage();
  await pod('/invoices/inv_5101/payment-sessions', post());
  await control(port(), 'psa/member', { email: null });
  expect((await psaPage()).text).not.toBe(fresh.text);
  await control(port(), 'reset', {});
  expect((await control(port(), 'ledger')).json()).toMatchObject({
    paymentSessions: [],
    idempotencyKeys: [],
  });
  expect((await control(port(), 'requests')).json()).toEqual([]);
  expect(await signInSilently(port(), browser)).toEqual({ error: 'login_required' });
  expect((await psaPage()).text).toContain('pat.admin');
});

test('the ledger lists the seed’s payments with their invoices', async () => {
  const ledger = (await control(port(), 'ledger')).json();
  expect(ledger).toMatchObject({ refunds: [], reminders: [], terminalPayments: [] });
  expect(ledger).toHaveProperty(
    'payments',
    expect.arrayContaining([expect.objectContaining({ id: 'pay_20102_card', invoiceNumber: '20102' })]),
  );
});

test('API requests are logged with status and request id', async () => {
  const pod = podWith(port(), await signInToPod(port(), admin));
  const { headers } = await pod('/invoices?host=psa.localhost&recordId=5101');
  expect((await control(port(), 'requests')).json()).toEqual([
    {
      method: 'GET',
      path: '/api/invoices',
      query: '?host=psa.localhost&recordId=5101',
      status: 200,
      requestId: headers['request-id'],
    },
  ]);
});

test('a request that never got an answer is logged without a status', async () => {
  await control(port(), 'faults', { method: 'GET', path: '/session', mode: 'drop_before' });
  const nobody = podWith(port(), { accessToken: 'any', key: await createKey() });
  await expect(nobody('/session')).rejects.toThrow('socket hang up');
  expect((await control(port(), 'requests')).json()).toMatchObject([{ path: '/api/session', status: null }]);
});

test('PSA’s switches are checked and add up', async () => {
  expect((await control(port(), 'psa/options', { loadMs: 5 })).json()).toMatchObject({ loadMs: 5 });
  expect((await control(port(), 'psa/options', { staleHash: true })).json()).toMatchObject({
    loadMs: 5,
    staleHash: true,
  });
  const answer = await control(port(), 'psa/options', { loadMs: 'slow' });
  expect(problemOf(answer)).toMatchObject({ status: 400, code: 'invalid_request' });
});

test.each([
  ['psa/member', { email: 'nobody@example.org' }, 404, 'member_unknown'],
  ['wisepay/sign-in', { email: 'nobody@example.org' }, 404, 'member_unknown'],
  ['wisepay/sign-in', {}, 400, 'invalid_request'],
  ['invoices/duplicate', { number: '1', company: 'southwind' }, 404, 'invoice_unknown'],
  ['nothing', {}, 404, 'not_found'],
])('%s with %j is refused as %i %s', async (path, body, status, code) => {
  expect(problemOf(await control(port(), path, body))).toMatchObject({ status, code });
});

test('the controls are on WisePay’s own host as well', async () => {
  expect((await send(port(), `${wisepayOrigin}/__sandbox/requests`)).json()).toEqual([]);
});
