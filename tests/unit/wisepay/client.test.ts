/** The client, with the sandbox's WisePay. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#lib/wisepay/client.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { wisepayOrigin } from '../sandbox/support/browser.ts';
import { admin, control } from '../sandbox/support/pod.ts';
import { useSandbox } from '../sandbox/support/sandbox.ts';
import { failureOf } from '../support/failure.ts';
import { sandboxSend } from '../support/sandbox-wisepay.ts';
import { refusalOf } from './support/refusal.ts';
import { authorizeAs } from './support/signed-in.ts';

const port = useSandbox();

const api = `${wisepayOrigin}/api`;

const page = { host: 'psa.localhost' };

async function clientOf(email: string): Promise<Client> {
  return createClient(sandboxSend(port()), api, await authorizeAs(port(), email));
}

describe('who is asking', () => {
  it('is the admin user of the token, with the merchants', async () => {
    const session = await (await clientOf(admin)).getSession();
    expect(session.user).toMatchObject({ email: admin, role: 'account_admin', active: true });
    expect(session.merchants?.map(({ currency }) => currency)).toEqual(['USD', 'JPY', 'KWD', 'USD']);
  });

  it.each([
    ['new.tech@northwind-msp.example', 'user_unknown'],
    ['kim.former@northwind-msp.example', 'user_inactive'],
    ['lee.user@northwind-msp.example', 'not_admin'],
  ])('%s is refused as %s', async (email, code) => {
    const client = await clientOf(email);
    expect(await refusalOf(client.getSession())).toMatchObject({ status: 403, code });
  });

  it('has to sign in again when the token is not accepted', async () => {
    const client = createClient(sandboxSend(port()), api, withToken('forged'));
    const { code, details } = await failureOf(client.getSession());
    expect(code).toBe('token_expired');
    expect(details).toMatchObject({ status: 401, requestId: expect.stringMatching(/.+/) });
  });
});

describe('the invoice on screen', () => {
  let client: Client;
  beforeEach(async () => {
    client = await clientOf(admin);
  });

  it.each([
    ['its record id', { recordId: '5101' }],
    ['its number', { number: '20101' }],
    ['both', { recordId: '5101', number: '20101' }],
    ['the company besides', { company: 'northwind', recordId: '5101' }],
  ])('is found by %s', async (_, named) => {
    const { invoice } = await client.findInvoice({ ...page, ...named });
    expect(invoice).toMatchObject({ number: '20101', balance: { value: 125000, currency: 'USD' } });
  });

  it('is found by a number with slashes and dots', async () => {
    const { invoice } = await client.findInvoice({ ...page, number: 'INV-2024/0009.A' });
    expect(invoice.recordId).toBe('5109');
  });

  it('is not loaded again while it has not changed', async () => {
    const known = await client.findInvoice({ ...page, number: '20101' });
    expect(known.etag).not.toBeNull();
    expect(await client.findInvoice({ ...page, number: '20101' }, known)).toBe(known);
  });

  it('is loaded again when another one was known', async () => {
    const known = await client.findInvoice({ ...page, number: '20101' });
    const { invoice } = await client.findInvoice({ ...page, number: '20102' }, known);
    expect(invoice.number).toBe('20102');
  });

  it.each([
    ['unknown', { number: '99999' }, { code: 'invoice_not_synced', params: { reason: 'unknown' } }],
    [
      'left out',
      { number: '20105' },
      { code: 'invoice_not_synced', params: { reason: 'location_excluded' } },
    ],
    ['two at once', { recordId: '5101', number: '20102' }, { code: 'invoice_mismatch' }],
  ])('is refused when it is %s', async (_, named, problem) => {
    expect(await refusalOf(client.findInvoice({ ...page, ...named }))).toMatchObject(problem);
  });

  it('cannot be read from half an answer', async () => {
    await control(port(), 'faults', { method: 'GET', path: '/invoices', mode: 'malformed' });
    const { code } = await failureOf(client.findInvoice({ ...page, number: '20101' }));
    expect(code).toBe('malformed_answer');
  });
});

describe('the way to the payments screen', () => {
  it('is an address of WisePay’s web app, and the same one for as long as it can be used', async () => {
    const client = await clientOf(admin);
    const { invoice } = await client.findInvoice({ ...page, number: '20101' });
    const key = randomUUID();
    const first = await client.createPaymentSession(invoice.id, key);
    expect(new URL(first.url).origin).toBe(wisepayOrigin);
    expect(await client.createPaymentSession(invoice.id, key)).toEqual(first);
    const another = await client.createPaymentSession(invoice.id, randomUUID());
    expect(another.url).toBe(first.url);
  });

  it('does not exist for an invoice that is paid', async () => {
    const client = await clientOf(admin);
    const { invoice } = await client.findInvoice({ ...page, number: '20103' });
    const problem = await refusalOf(client.createPaymentSession(invoice.id, randomUUID()));
    expect(problem).toMatchObject({ status: 409, code: 'invoice_paid' });
  });
});
