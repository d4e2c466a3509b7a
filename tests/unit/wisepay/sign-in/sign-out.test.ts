import { describe, expect, it, vi } from 'vitest';
import { deferred } from '../../support/deferred.ts';
import { failureOf } from '../../support/failure.ts';
import { scriptedIssuer as issuer, type ScriptedProvider } from '../../support/scripted-provider.ts';
import { patientProvider } from '../support/patient-provider.ts';

const pat = 'pat@northwind.example';

describe('signing out', () => {
  it('takes away the token and its key, and lets nobody in silently', async () => {
    const { harness, launch } = patientProvider();
    await harness.session.get(issuer, pat);
    await harness.session.signOut();
    expect(harness.tokens.value).toBeUndefined();
    expect(harness.proofKey.value).toBeUndefined();
    expect(await harness.session.get(issuer, pat)).toBeNull();
    expect(await harness.newWorker().get(issuer, 'sam@northwind.example')).toBeNull();
    expect(launch).toHaveBeenCalledTimes(1);
  });

  it('lasts until somebody signs in on purpose', async () => {
    const { harness } = patientProvider();
    await harness.session.signOut();
    await harness.session.signIn({ issuer, loginHint: pat, mode: 'interactive' });
    expect(await harness.newWorker().get(issuer, pat)).toMatchObject({ email: pat });
    await harness.session.forget();
    expect(await harness.session.get(issuer, pat)).toMatchObject({ email: pat });
  });

  it('lasts when the login is closed again', async () => {
    const { harness, launch } = patientProvider();
    await harness.session.signOut();
    launch.mockRejectedValueOnce(new Error('The user did not approve access.'));
    const failure = await failureOf(harness.session.signIn({ issuer, loginHint: pat, mode: 'interactive' }));
    expect(failure.code).toBe('sign_in_cancelled');
    expect(await harness.session.get(issuer, pat)).toBeNull();
  });

  it('reaches a sign-in that is under way', async () => {
    const { harness, launch, provider } = patientProvider();
    launch.mockImplementationOnce(async (url, interactive) => {
      await harness.session.signOut();
      return provider.flow.launch(url, interactive);
    });
    expect(await harness.session.get(issuer, pat)).toBeNull();
    expect(harness.tokens.value).toBeUndefined();
  });

  it('reaches a sign-in whose token is just being kept', async () => {
    const { harness } = patientProvider();
    const write = harness.proofKey.write;
    const signedOut = new Promise<void>((resolve, reject) => {
      vi.spyOn(harness.proofKey, 'write').mockImplementationOnce(async (pair) => {
        harness.session.signOut().then(resolve, reject);
        await write(pair);
      });
    });
    await harness.session.get(issuer, pat);
    await signedOut;
    expect([harness.tokens.value, harness.proofKey.value]).toEqual([undefined, undefined]);
  });

  it('tells WisePay to end the token, where WisePay has a place for that', async () => {
    const revoked = deferred();
    const { harness, provider } = patientProvider(
      { discovery: { revocation_endpoint: `${issuer}/revoke` } },
      ({ send }) =>
        (url, options) => {
          if (String(url).endsWith('/revoke')) revoked.resolve();
          return send(url, options);
        },
    );
    await harness.session.get(issuer, pat);
    await harness.session.signOut();
    await revoked.promise;
    expect(provider.revocations.map((asked) => Object.fromEntries(asked))).toEqual([
      { token: 'access_1', client_id: 'wisepay-pod' },
    ]);
  });

  it('does not wait for WisePay, and works without it', async () => {
    let reachable = true;
    const asked = deferred();
    const { harness } = patientProvider({}, ({ send }) => (url, options) => {
      if (reachable) return send(url, options);
      asked.resolve();
      return new Promise(() => {});
    });
    await harness.session.get(issuer, pat);
    reachable = false;
    await harness.session.signOut();
    expect(harness.tokens.value).toBeUndefined();
    await asked.promise;
  });

  it('asks nobody when there is nothing to end', async () => {
    const send = vi.fn<ScriptedProvider['send']>();
    const { harness } = patientProvider({}, () => send);
    await harness.session.signOut();
    expect(send).not.toHaveBeenCalled();
    expect(harness.signedOut.value).toBe(true);
  });
});
