import { describe, expect, it } from 'vitest';
import { admin, control } from '../../sandbox/support/pod.ts';
import { useSandbox } from '../../sandbox/support/sandbox.ts';
import { failureOf } from '../../support/failure.ts';
import { sandboxSend, sandboxWindow } from '../../support/sandbox-wisepay.ts';
import { type Script, scriptedIssuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { request, signIn } from '../support/signing-in.ts';

const port = useSandbox();

describe('an answer that is not meant for this sign-in', () => {
  it.each([
    ['another state', (end: URL) => end.searchParams.set('state', 'forged')],
    ['no state', (end: URL) => end.searchParams.delete('state')],
    ['another issuer', (end: URL) => end.searchParams.set('iss', 'https://evil.example')],
    ['somebody else’s code', (end: URL) => end.searchParams.set('code', 'forged')],
    ['no code', (end: URL) => end.searchParams.delete('code')],
  ])('is refused: %s', async (_, ended) => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const window = sandboxWindow(port(), null, { ended });
    const failure = await failureOf(signIn(sandboxSend(port()), window, request('silent')));
    expect(failure.code).toBe('sign_in_failed');
  });

  it.each([
    ['another nonce', (opened: URL) => opened.searchParams.set('nonce', 'replayed')],
    [
      'a challenge to another secret',
      (opened: URL) => opened.searchParams.set('code_challenge', 'x'.repeat(43)),
    ],
  ])('is refused: %s', async (_, opened) => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const window = sandboxWindow(port(), null, { opened });
    const failure = await failureOf(signIn(sandboxSend(port()), window, request('silent')));
    expect(failure.code).toBe('sign_in_failed');
  });

  it.each<[string, Script]>([
    ['an address that WisePay has not verified', { claims: { email_verified: false } }],
    ['an address that only claims in words to be verified', { claims: { email_verified: 'true' } }],
    ['no word about verification', { claims: { email_verified: undefined } }],
    ['no address', { claims: { email: undefined } }],
    ['an address that is no text', { claims: { email: ['pat@northwind.example'] } }],
    ['an ID token for another client', { claims: { aud: 'another-client' } }],
    ['an ID token of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['an ID token that has expired', { claims: { exp: 1 } }],
    ['no ID token', { tokens: { id_token: undefined } }],
    ['no lifetime', { tokens: { expires_in: undefined } }],
    ['no access token', { tokens: { access_token: undefined } }],
    ['another kind of token', { tokens: { token_type: 'mac' } }],
    ['a token that anybody could use', { tokens: { token_type: 'Bearer' } }],
    ['a discovery document of another issuer', { discovery: { issuer: 'https://evil.example' } }],
    ['nowhere to sign in', { discovery: { authorization_endpoint: undefined } }],
    ['a login that is no page of the web', { discovery: { authorization_endpoint: 'data:text/html,login' } }],
    ['a login on an open line', { discovery: { authorization_endpoint: 'http://login.wisepay.example/' } }],
    ['a token that never ends', { tokens: { expires_in: 1e308 } }],
    ['nowhere to redeem the code', { discovery: { token_endpoint: undefined } }],
  ])('is refused: %s', async (_, script) => {
    const { send, flow } = scriptedProvider(script);
    const failure = await failureOf(signIn(send, flow, request('interactive', scriptedIssuer)));
    expect(failure.code).toBe('sign_in_failed');
  });

  it('would have been taken otherwise', async () => {
    const { send, flow } = scriptedProvider();
    const tokens = await signIn(send, flow, request('interactive', scriptedIssuer));
    expect(tokens).toMatchObject({ accessToken: 'access_1', email: 'pat@northwind.example' });
  });
});
