import type { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPsaApp } from '#sandbox/psa/app.ts';
import { createPsaState } from '#sandbox/psa/state.ts';

const psa = createPsaState();
let app: Hono;

beforeAll(async () => {
  app = await createPsaApp(psa);
});
beforeEach(() => psa.reset());

function signIn(username: string) {
  return app.request('/v2025_1/services/session', {
    method: 'POST',
    body: JSON.stringify({ company: 'northwind', username }),
  });
}

describe('the PSA server', () => {
  it.each([
    '/v2025_1/ConnectWise.aspx',
    '/v2025_1//connectwise.aspx',
    '/v2025_1/ConnectWise.html?locale=en_US',
  ])('serves the client at %s under a strict policy', async (path) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self';");
    expect(await answer.text()).toContain('<title>Manage:');
  });

  it('serves the script and the style sheet that the page names', async () => {
    const page = await (await app.request('/v2025_1/ConnectWise.aspx')).text();
    const [script, style] = [/src="([^"]+\.js)"/, /href="([^"]+\.css)"/].map(
      (pattern) => pattern.exec(page)?.[1],
    );
    expect((await app.request(script ?? '')).headers.get('Content-Type')).toContain('text/javascript');
    expect((await app.request(style ?? '')).headers.get('Cache-Control')).toContain('immutable');
  });

  it('opens the invoice search at the root', async () => {
    const answer = await app.request('/');
    expect(answer.headers.get('Location')).toBe('/v2025_1/ConnectWise.aspx?locale=en_US');
  });

  it('redirects the router’s links to the record, with the sandbox’s switches', async () => {
    const router = '/v2025_1/services/system_io/router/openrecord.rails';
    const answer = await app.request(
      `${router}?recordType=InvoiceFV&recid=5101&companyName=northwind&sandbox.loadMs=0`,
    );
    expect(answer.headers.get('Location')).toBe(
      '/v2025_1/ConnectWise.aspx?locale=en_US&routeTo=InvoiceFV&recid=5101&companyName=northwind&sandbox.loadMs=0',
    );
    expect((await app.request(`${router}?recordType=invoicefv&recid=5101`)).status).toBe(404);
  });

  it('refuses a switch that does not exist', async () => {
    const answer = await app.request('/v2025_1/ConnectWise.aspx?sandbox.invoiceIn=window');
    expect(answer.status).toBe(400);
  });

  it('signs in whom it knows by email, and out again', async () => {
    expect((await signIn('nobody@northwind-msp.example')).status).toBe(401);
    expect(psa.member).toMatchObject({ memberId: 'PAdmin' });
    expect((await signIn('Sam.Merchant@northwind-msp.example')).status).toBe(200);
    expect(psa.member).toMatchObject({ memberId: 'SMerchant' });
    await app.request('/v2025_1/services/session', { method: 'DELETE' });
    expect(psa.member).toBeNull();
  });
});
