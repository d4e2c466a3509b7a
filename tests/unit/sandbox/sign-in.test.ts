import { describe, expect, test } from 'vitest';
import { Browser, send, wisepayOrigin } from './support/browser.ts';
import {
  authorizationRequest,
  extensionOrigin,
  issuer,
  redeem,
  redeemCode,
  redirectUri,
  signInSilently,
  signInToPod,
} from './support/oidc.ts';
import { admin, control, otherAdmin, podWith, problemOf } from './support/pod.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();

describe('signing in to the POD', () => {
  test('asks for the login once and gives a verified email and a five-minute token', async () => {
    const { claims, expiresIn } = await signInToPod(port(), admin);
    expect(claims).toMatchObject({ iss: issuer, email: admin, email_verified: true });
    expect(expiresIn).toBe(300);
  });

  test('gives the email as it is to be written, of the same person', async () => {
    const usual = (await signInToPod(port(), admin)).claims;
    const writtenAs = 'Pat.Admin@northwind-msp.example';
    await control(port(), 'wisepay/address', { email: admin, writtenAs });
    const { claims } = await signInToPod(port(), admin);
    expect(claims).toMatchObject({ sub: usual?.['sub'], email: writtenAs });
  });

  test('fills in the email that the POD suggests', async () => {
    const { answer } = await new Browser(port()).follow(authorizationRequest({ login_hint: otherAdmin }).url);
    expect(answer.text).toContain(`value="${otherAdmin}"`);
  });

  test('keeps the email after a wrong password and stays calm', async () => {
    const browser = new Browser(port());
    const login = await browser.follow(authorizationRequest().url);
    const { answer } = await browser.submit(login.url, { email: admin, password: 'wrong' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('do not match');
    expect(answer.text).toContain(`value="${admin}"`);
  });

  test('without a sign-in, asking silently says that a login is required', async () => {
    expect(await signInSilently(port(), new Browser(port()))).toEqual({ error: 'login_required' });
  });

  test('prompt=login shows the login page even to somebody who is signed in', async () => {
    const browser = new Browser(port());
    await signInToPod(port(), admin, browser);
    const { answer } = await browser.follow(authorizationRequest({ prompt: 'login' }).url);
    expect(answer.text).toContain('Sign in to WisePay');
  });

  test('prompt=login lets another person take over', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const browser = new Browser(port());
    const { url, verifier } = authorizationRequest({ prompt: 'login' });
    const login = await browser.follow(url);
    // The provider ends the first person's session through a form that the browser submits automatically.
    const signOut = await browser.submit(login.url, { email: otherAdmin, password: 'sandbox' });
    const action = /action="([^"]+)"/.exec(signOut.answer.text)?.[1] ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(signOut.answer.text)?.[1] ?? '';
    const { answer } = await browser.submit(action, { xsrf, logout: 'yes' });
    expect(await redeem(port(), verifier, answer.location())).toMatchObject({
      claims: { email: otherAdmin },
    });
    expect(await signInSilently(port(), browser)).toMatchObject({ claims: { email: otherAdmin } });
  });

  test('is refused without PKCE', async () => {
    const { url } = authorizationRequest();
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    const { answer } = await new Browser(port()).follow(url);
    expect(answer.location().searchParams.get('error')).toBe('invalid_request');
  });

  test('a code is worth nothing without its verifier', async () => {
    const browser = new Browser(port());
    await signInToPod(port(), admin, browser);
    const { url } = authorizationRequest({ prompt: 'none' });
    const { answer } = await browser.follow(url);
    const code = answer.location().searchParams.get('code') ?? '';
    expect((await redeemCode(port(), 'x'.repeat(43), code)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  test.each([
    'https://example.com/',
    'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org.example.com/',
    'http://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    'https://short.chromiumapp.org/',
  ])('never redirects to %s', async (address) => {
    const { url } = authorizationRequest({ redirect_uri: address });
    const answer = await new Browser(port()).visit(url);
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
  });

  test('any extension may redeem its code across origins', async () => {
    const answer = await redeemCode(port(), 'x'.repeat(43), 'no-code');
    expect(answer.headers['access-control-allow-origin']).toBe(extensionOrigin);
  });

  test('the issuer is whatever host and port the browser uses', async () => {
    const answer = await send(
      port(),
      'http://wisepay.localhost:1234/identity/.well-known/openid-configuration',
    );
    expect(answer.json()).toMatchObject({
      issuer: 'http://wisepay.localhost:1234/identity',
      token_endpoint: 'http://wisepay.localhost:1234/identity/token',
    });
  });
});

describe('one sign-in for the POD and the web app', () => {
  test('signing in on the web lets the POD in silently', async () => {
    const browser = new Browser(port());
    await browser.submit('/login', { email: admin, password: 'sandbox' });
    expect(await signInSilently(port(), browser)).toMatchObject({ claims: { email: admin } });
  });

  test('signing in to the POD opens the web app', async () => {
    const browser = new Browser(port());
    await signInToPod(port(), admin, browser);
    expect((await browser.visit('/')).text).toContain(admin);
  });

  test('signing out on the web ends both, and the tokens with them', async () => {
    const browser = new Browser(port());
    const pod = podWith(port(), await signInToPod(port(), admin, browser));
    expect((await pod('/session')).status).toBe(200);
    await browser.submit('/logout', {});
    expect((await browser.follow('/')).url.pathname).toBe('/login');
    expect(await signInSilently(port(), browser)).toEqual({ error: 'login_required' });
    expect(problemOf(await pod('/session'))).toMatchObject({ status: 401, code: 'token_expired' });
  });

  test('the login sends nobody to another site', async () => {
    const browser = new Browser(port());
    for (const target of ['https://example.com/', '//example.com/', '/\\example.com']) {
      const { url } = await browser.submit(`/login?${new URLSearchParams({ return: target })}`, {
        email: admin,
        password: 'sandbox',
      });
      expect(url.origin).toBe(wisepayOrigin);
    }
  });

  test('a form sent from another site is refused', async () => {
    const answer = await new Browser(port()).visit('/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://psa.localhost:4600' },
      body: new URLSearchParams({ email: admin, password: 'sandbox' }).toString(),
    });
    expect(answer.status).toBe(403);
  });

  test('a sign-in page that has gone stale says to start again', async () => {
    const answer = await new Browser(port()).visit('/login/unknown');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Please start again');
  });
});

describe('signing in from outside the browser', () => {
  test('signs in a browser that never saw the login page, on both sides', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const browser = new Browser(port());
    expect(await signInSilently(port(), browser)).toMatchObject({ claims: { email: admin } });
    expect((await new Browser(port()).visit('/')).text).toContain(admin);
  });

  test('switches a browser that is signed in as somebody else', async () => {
    const browser = new Browser(port());
    await signInToPod(port(), admin, browser);
    await control(port(), 'wisepay/sign-in', { email: otherAdmin });
    expect(await signInSilently(port(), browser)).toMatchObject({ claims: { email: otherAdmin } });
  });

  test('signs everybody out when told nobody', async () => {
    const browser = new Browser(port());
    await signInToPod(port(), admin, browser);
    await control(port(), 'wisepay/sign-in', { email: null });
    expect(await signInSilently(port(), browser)).toEqual({ error: 'login_required' });
  });

  test('lasts until somebody signs out by hand', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const browser = new Browser(port());
    await browser.visit('/');
    await browser.submit('/logout', {});
    expect(await signInSilently(port(), browser)).toEqual({ error: 'login_required' });
  });

  test('does not stand in the way of signing in as somebody else', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const browser = new Browser(port());
    await browser.submit('/login', { email: otherAdmin, password: 'sandbox' });
    expect(await signInSilently(port(), browser)).toMatchObject({ claims: { email: otherAdmin } });
  });
});

test('the redirect goes to the extension with the state that it sent', async () => {
  await control(port(), 'wisepay/sign-in', { email: admin });
  const { answer } = await new Browser(port()).follow(authorizationRequest({ prompt: 'none' }).url);
  const target = answer.location();
  expect(`${target.origin}${target.pathname}`).toBe(redirectUri);
  expect(target.searchParams.get('state')).toBe('a-state');
});
