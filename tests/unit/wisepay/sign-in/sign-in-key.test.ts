import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { admin, control } from '../../sandbox/support/pod.ts';
import { useSandbox } from '../../sandbox/support/sandbox.ts';
import { failureOf } from '../../support/failure.ts';
import { sandboxSend, sandboxWindow } from '../../support/sandbox-wisepay.ts';
import { scriptedIssuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { key, request, signIn } from '../support/signing-in.ts';

const port = useSandbox();

describe('the key that the token is bound to', () => {
  it('is the only one that may redeem the code, and proves itself with it', async () => {
    const provider = scriptedProvider();
    await signIn(provider.send, provider.flow, request('silent', scriptedIssuer));
    expect(provider.opened?.searchParams.get('dpop_jkt')).toBe(key.thumbprint);
    const [proof = ''] = provider.proofs;
    expect(decodeProtectedHeader(proof)).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(decodeProtectedHeader(proof).jwk).not.toHaveProperty('d');
    expect(decodeJwt(proof)).toMatchObject({ htm: 'POST', htu: `${scriptedIssuer}/token` });
    expect(decodeJwt(proof)).not.toHaveProperty('ath');
  });

  it('proves itself with the nonce that WisePay asks for', async () => {
    const provider = scriptedProvider({ refusals: [{ error: 'use_dpop_nonce', nonce: 'nonce_1' }] });
    const tokens = await signIn(provider.send, provider.flow, request('silent', scriptedIssuer));
    expect(tokens).toMatchObject({ accessToken: 'access_1' });
    const [first, second] = provider.proofs.map((proof) => decodeJwt(proof));
    expect(first).not.toHaveProperty('nonce');
    expect(second).toMatchObject({ nonce: 'nonce_1' });
    expect(second?.jti).not.toBe(first?.jti);
  });

  it('does not go on proving itself for ever', async () => {
    const refusal = { error: 'use_dpop_nonce', nonce: 'nonce_1' };
    const provider = scriptedProvider({ refusals: [refusal, refusal, refusal] });
    const failure = await failureOf(signIn(provider.send, provider.flow, request('silent', scriptedIssuer)));
    expect(failure.code).toBe('sign_in_failed');
    expect(provider.proofs).toHaveLength(2);
  });

  it('is not believed where the clock of this machine is wrong, and the failure says so', async () => {
    const { send, flow } = scriptedProvider({ refusals: [{ error: 'invalid_dpop_proof' }] });
    expect(await failureOf(signIn(send, flow, request('silent', scriptedIssuer)))).toEqual({
      code: 'refused',
      details: { status: 400, problemCode: 'invalid_dpop_proof' },
    });
  });

  it('is believed by WisePay’s identity server, with nonces or without', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    for (const nonces of [false, true]) {
      await control(port(), 'wisepay/proofs', { nonces });
      const tokens = await signIn(sandboxSend(port()), sandboxWindow(port(), null), request('silent'));
      expect(tokens).toMatchObject({ email: admin });
    }
  });
});
