/** A thief who has copied everything possible from the browser: tokens and proofs. */
import type { BrowserContext } from '@playwright/test';
import type { SandboxProcess } from '../../scripts/sandbox/sandbox-process.ts';
import { openOptions } from '../e2e/support/extension-pages.ts';
import { createKey, proofFor } from '../unit/sandbox/support/proof.ts';
import { expect, test } from './support/fixtures.ts';
import { ask, publicApi, readStored, stealKey, stealProof, stealToken } from './support/thief.ts';

const session = `${publicApi}/session`;

/** The control: the same token is valid with a proof by its own key. */
async function expectGood(token: string, context: BrowserContext, sandbox: SandboxProcess): Promise<void> {
  const headers = { Authorization: `DPoP ${token}`, DPoP: await stealProof(context, 'GET', session) };
  expect((await ask(sandbox, '/session', { headers })).status).toBe(200);
}

test('a copied token is worth nothing without the key', async ({ openInvoice, context, sandbox }) => {
  await openInvoice();
  const token = await stealToken(context);
  for (const scheme of ['Bearer', 'DPoP']) {
    const answer = await ask(sandbox, '/session', {
      headers: { Authorization: `${scheme} ${token}` },
    });
    expect(answer.status).toBe(401);
  }
  await expectGood(token, context, sandbox);
});

test('a copied token with a proof of the thief’s own key is refused', async ({
  openInvoice,
  context,
  sandbox,
}) => {
  await openInvoice();
  const token = await stealToken(context);
  const request = { method: 'GET', url: session, accessToken: token };
  const headers = { Authorization: `DPoP ${token}`, DPoP: await proofFor(await createKey(), request) };
  expect((await ask(sandbox, '/session', { headers })).status).toBe(401);
  await expectGood(token, context, sandbox);
});

test('the key cannot be taken out of the browser, not even by the worker itself', async ({
  openInvoice,
  context,
}) => {
  await openInvoice();
  for (const outcome of await stealKey(context)) expect(outcome).toMatch(/Invalid|NotSupported/);
  // The control: an extractable key can be taken in the same way.
  expect(await stealKey(context, 'made to be taken')).toContain('stolen');
});

test('a proof that was carried out is good for one request and never again', async ({
  openInvoice,
  context,
  sandbox,
}) => {
  await openInvoice();
  const headers = {
    Authorization: `DPoP ${await stealToken(context)}`,
    DPoP: await stealProof(context, 'GET', session),
  };
  // The first use shows that the proof is valid, so the refusal below is for reuse.
  expect((await ask(sandbox, '/session', { headers })).status).toBe(200);
  const again = await ask(sandbox, '/session', { headers });
  expect(again.status).toBe(401);
  expect(again.json()).toMatchObject({ code: 'invalid_dpop_proof' });
});

test('a proof that was carried out is good for nothing but its own request', async ({
  openInvoice,
  context,
  sandbox,
}) => {
  await openInvoice();
  const authorization = `DPoP ${await stealToken(context)}`;
  const invoices = '/invoices?host=psa.localhost&recordId=5101';
  const forSession = { Authorization: authorization, DPoP: await stealProof(context, 'GET', session) };
  expect((await ask(sandbox, invoices, { headers: forSession })).status).toBe(401);
  // The control for both: each proof with its own request.
  const own = { Authorization: authorization, DPoP: await stealProof(context, 'GET', publicApi + invoices) };
  expect((await ask(sandbox, invoices, { headers: own })).status).toBe(200);
  const reminders = `${publicApi}/invoices/inv_5101/reminders`;
  const forReading = { Authorization: authorization, DPoP: await stealProof(context, 'GET', reminders) };
  const remind = (headers: typeof forReading) =>
    ask(sandbox, '/invoices/inv_5101/reminders', {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ invoiceVersion: 'of another day' }),
    });
  expect((await remind(forReading)).status).toBe(401);
  const forReminding = { Authorization: authorization, DPoP: await stealProof(context, 'POST', reminders) };
  expect((await remind(forReminding)).json()).toMatchObject({ code: 'invoice_changed' });
});

test('whoever signs out leaves nothing to steal, and is not signed in again unasked', async ({
  openInvoice,
  context,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const token = await stealToken(context);
  const proofs: string[] = [];
  for (let count = 0; count < 40; count += 1) proofs.push(await stealProof(context, 'GET', session));
  const options = await openOptions(context);
  await expect(options.getByText('Signed in to WisePay as')).toBeVisible();
  await expectGood(token, context, sandbox);
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByText('No one is signed in to WisePay')).toBeVisible();
  expect(await readStored(context)).toBeUndefined();
  // The proofs are valid and each is used once, but the token behind them is soon revoked.
  await expect
    .poll(async () => {
      const headers = { Authorization: `DPoP ${token}`, DPoP: proofs.pop() ?? '' };
      return (await ask(sandbox, '/session', { headers })).json();
    })
    .toMatchObject({ code: 'token_expired' });
  await psa.page.bringToFront();
  await psa.page.reload();
  await pod.press('Sign in to WisePay');
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});
