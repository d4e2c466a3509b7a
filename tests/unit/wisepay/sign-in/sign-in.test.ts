import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import { Browser } from '../../sandbox/support/browser.ts';
import { admin, control, otherAdmin } from '../../sandbox/support/pod.ts';
import { useSandbox } from '../../sandbox/support/sandbox.ts';
import { failureOf } from '../../support/failure.ts';
import { redirectUrl, sandboxSend, sandboxWindow } from '../../support/sandbox-wisepay.ts';
import { scriptedIssuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { request, signIn } from '../support/signing-in.ts';

const port = useSandbox();

afterEach(() => vi.useRealTimers());

describe('signing in silently', () => {
  it('gives tokens to somebody whom WisePay already knows', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const window = sandboxWindow(port(), null);
    vi.useFakeTimers({ toFake: ['Date'] });
    const tokens = await signIn(sandboxSend(port()), window, request('silent'));
    expect(tokens).toMatchObject({ email: admin, accessToken: expect.stringMatching(/.{20,}/) });
    expect(tokens?.expiresAt).toBe(Date.now() + 300_000);
    expect(window.shown).toEqual([]);
  });

  it('says that WisePay wants to see the person when it knows nobody', async () => {
    const window = sandboxWindow(port(), admin);
    expect(await signIn(sandboxSend(port()), window, request('silent'))).toBeNull();
    expect(window.shown).toEqual([]);
  });

  it('tells whom WisePay knows, even if it is somebody else', async () => {
    await control(port(), 'wisepay/sign-in', { email: otherAdmin });
    const window = sandboxWindow(port(), null);
    expect(await signIn(sandboxSend(port()), window, request('silent'))).toMatchObject({ email: otherAdmin });
  });

  it('takes a window that the browser would have to show for a login that is needed', async () => {
    const flow = failingWindow('User interaction required. Try setting `abortOnLoadForNonInteractive`.');
    expect(await signIn(sandboxSend(port()), flow, request('silent'))).toBeNull();
  });

  it.each(['login_required', 'interaction_required', 'consent_required', 'account_selection_required'])(
    'takes %s for a login that is needed',
    async (error) => {
      const { send, flow } = scriptedProvider({ error });
      expect(await signIn(send, flow, request('silent', scriptedIssuer))).toBeNull();
    },
  );

  it.each(['temporarily_unavailable', 'server_error', 'invalid_request'])('fails on %s', async (error) => {
    const { send, flow } = scriptedProvider({ error });
    const failure = await failureOf(signIn(send, flow, request('silent', scriptedIssuer)));
    expect(failure.code).toBe('sign_in_failed');
  });
});

describe('signing in on a click', () => {
  it('shows WisePay’s login with the PSA user’s address filled in', async () => {
    const window = sandboxWindow(port(), admin);
    expect(await signIn(sandboxSend(port()), window, request('interactive'))).toMatchObject({ email: admin });
    expect(window.shown).toEqual([expect.stringContaining(`value="${admin}"`)]);
  });

  it('shows nothing to somebody who is signed in', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const window = sandboxWindow(port(), null);
    expect(await signIn(sandboxSend(port()), window, request('interactive'))).toMatchObject({ email: admin });
  });

  it('shows the login also to somebody who is signed in when another user is wanted', async () => {
    const browser = new Browser(port());
    await signIn(sandboxSend(port()), sandboxWindow(port(), admin, {}, browser), request('interactive'));
    const window = sandboxWindow(port(), null, {}, browser);
    const failure = await failureOf(signIn(sandboxSend(port()), window, request('switch')));
    expect(window.shown).toHaveLength(1);
    expect(failure.code).toBe('sign_in_cancelled');
  });

  it.each(['interactive', 'switch'] as const)('is cancelled by closing the window (%s)', async (mode) => {
    const failure = await failureOf(signIn(sandboxSend(port()), sandboxWindow(port(), null), request(mode)));
    expect(failure).toEqual({ code: 'sign_in_cancelled', details: {} });
  });

  it('is cancelled by refusing on WisePay’s page', async () => {
    const { send, flow } = scriptedProvider({ error: 'access_denied' });
    const failure = await failureOf(signIn(send, flow, request('interactive', scriptedIssuer)));
    expect(failure.code).toBe('sign_in_cancelled');
  });

  it('fails when WisePay asks for the login that was just shown', async () => {
    const { send, flow } = scriptedProvider({ error: 'login_required' });
    const failure = await failureOf(signIn(send, flow, request('interactive', scriptedIssuer)));
    expect(failure.code).toBe('sign_in_failed');
  });
});

describe('what WisePay is asked', () => {
  it('is a code for a public client, bound to a secret that never leaves before the code comes', async () => {
    const provider = scriptedProvider();
    await signIn(provider.send, provider.flow, request('interactive', scriptedIssuer));
    const asked = Object.fromEntries(provider.opened?.searchParams ?? []);
    expect(asked).toMatchObject({
      client_id: 'wisepay-pod',
      response_type: 'code',
      redirect_uri: redirectUrl,
      scope: 'openid email pod',
      login_hint: admin,
      code_challenge_method: 'S256',
    });
    const verifier = provider.redeemed?.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(asked['code_challenge']);
    expect(provider.opened?.href).not.toContain(verifier);
    expect(provider.redeemed?.has('client_secret')).toBe(false);
  });

  it.each([
    ['silent', 'none'],
    ['interactive', null],
    ['switch', 'login'],
  ] as const)('fits the way of asking: %s', async (mode, prompt) => {
    const provider = scriptedProvider();
    await signIn(provider.send, provider.flow, request(mode, scriptedIssuer));
    expect(provider.opened?.searchParams.get('prompt')).toBe(prompt);
  });

  it('has a new state, nonce and challenge every time', async () => {
    async function secrets() {
      const provider = scriptedProvider();
      await signIn(provider.send, provider.flow, request('silent', scriptedIssuer));
      return ['state', 'nonce', 'code_challenge'].map((name) => provider.opened?.searchParams.get(name));
    }
    const all = [...(await secrets()), ...(await secrets())];
    expect(new Set(all).size).toBe(6);
  });

  it('keeps what WisePay’s own address already carries', async () => {
    // RFC 6749, 3.1: the authorization endpoint may have a query, which must be retained.
    const endpoint = `${scriptedIssuer}/authorize?tenant=northwind`;
    const provider = scriptedProvider({ discovery: { authorization_endpoint: endpoint } });
    await signIn(provider.send, provider.flow, request('silent', scriptedIssuer));
    expect(provider.opened?.searchParams.get('tenant')).toBe('northwind');
    expect(provider.opened?.searchParams.get('client_id')).toBe('wisepay-pod');
  });
});

describe('a login page that does not load', () => {
  it.each(['silent', 'interactive'] as const)(
    'is told apart from a login that is needed, and from a dead network (%s)',
    async (mode) => {
      const flow = failingWindow('Authorization page could not be loaded.');
      expect(await failureOf(signIn(sandboxSend(port()), flow, request(mode)))).toEqual({
        code: 'sign_in_failed',
        details: {},
      });
    },
  );
});

describe('WisePay out of reach', () => {
  it('keeps the failure of the connection', async () => {
    const failure = new CodedError('server_error', { status: 503, retryAfterMs: 5000 });
    const launch = vi.fn<WebAuthFlow['launch']>();
    const send = () => Promise.reject(failure);
    await expect(signIn(send, { redirectUrl, launch }, request('silent'))).rejects.toBe(failure);
    expect(launch).not.toHaveBeenCalled();
  });

  it('is not asked over an open line', async () => {
    const { send, flow } = scriptedProvider();
    const failure = await failureOf(signIn(send, flow, request('silent', 'http://login.wisepay.example')));
    expect(failure.code).toBe('sign_in_failed');
  });

  it('is not there where no provider answers', async () => {
    const { flow } = scriptedProvider();
    const send = async () => new Response('<html>', { status: 404 });
    const failure = await failureOf(signIn(send, flow, request('silent', scriptedIssuer)));
    expect(failure.code).toBe('sign_in_failed');
  });
});

/** A window that the browser ends with this error message. */
function failingWindow(sentence: string): WebAuthFlow {
  return { redirectUrl, launch: () => Promise.reject(new Error(sentence)) };
}
