import { describe, expect, it, vi } from 'vitest';
import { deferred } from '../../support/deferred.ts';
import { failureOf } from '../../support/failure.ts';
import { scriptedIssuer as issuer, type ScriptedProvider } from '../../support/scripted-provider.ts';
import { patientProvider } from '../support/patient-provider.ts';

const pat = 'pat@northwind.example';

describe('signing out', () => {
  it('takes away the token and its key, and lets nobody in silently', async () => {
    const { bench, launch } = patientProvider();
    await bench.access.get(issuer, pat);
    await bench.access.signOut();
    expect(bench.tokens.value).toBeUndefined();
    expect(bench.proofKey.value).toBeUndefined();
    expect(await bench.access.get(issuer, pat)).toBeNull();
    expect(await bench.newWorker().get(issuer, 'sam@northwind.example')).toBeNull();
    expect(launch).toHaveBeenCalledTimes(1);
  });

  it('lasts until somebody signs in on purpose', async () => {
    const { bench } = patientProvider();
    await bench.access.signOut();
    await bench.access.signIn({ issuer, loginHint: pat, mode: 'interactive' });
    expect(await bench.newWorker().get(issuer, pat)).toMatchObject({ email: pat });
    await bench.access.forget();
    expect(await bench.access.get(issuer, pat)).toMatchObject({ email: pat });
  });

  it('lasts when the login is closed again', async () => {
    const { bench, launch } = patientProvider();
    await bench.access.signOut();
    launch.mockRejectedValueOnce(new Error('The user did not approve access.'));
    const failure = await failureOf(bench.access.signIn({ issuer, loginHint: pat, mode: 'interactive' }));
    expect(failure.code).toBe('sign_in_cancelled');
    expect(await bench.access.get(issuer, pat)).toBeNull();
  });

  it('reaches a sign-in that is under way', async () => {
    const { bench, launch, provider } = patientProvider();
    launch.mockImplementationOnce(async (url, interactive) => {
      await bench.access.signOut();
      return provider.flow.launch(url, interactive);
    });
    expect(await bench.access.get(issuer, pat)).toBeNull();
    expect(bench.tokens.value).toBeUndefined();
  });

  it('reaches a sign-in whose token is just being kept', async () => {
    const { bench } = patientProvider();
    const write = bench.proofKey.write;
    const signedOut = new Promise<void>((resolve, reject) => {
      vi.spyOn(bench.proofKey, 'write').mockImplementationOnce(async (pair) => {
        bench.access.signOut().then(resolve, reject);
        await write(pair);
      });
    });
    await bench.access.get(issuer, pat);
    await signedOut;
    expect([bench.tokens.value, bench.proofKey.value]).toEqual([undefined, undefined]);
  });

  it('tells WisePay to end the token, where WisePay has a place for that', async () => {
    const revoked = deferred();
    const { bench, provider } = patientProvider(
      { discovery: { revocation_endpoint: `${issuer}/revoke` } },
      ({ send }) =>
        (url, options) => {
          if (String(url).endsWith('/revoke')) revoked.resolve();
          return send(url, options);
        },
    );
    await bench.access.get(issuer, pat);
    await bench.access.signOut();
    await revoked.promise;
    expect(provider.revocations.map((asked) => Object.fromEntries(asked))).toEqual([
      { token: 'access_1', client_id: 'wisepay-pod' },
    ]);
  });

  it('does not wait for WisePay, and works without it', async () => {
    let reachable = true;
    const asked = deferred();
    const { bench } = patientProvider({}, ({ send }) => (url, options) => {
      if (reachable) return send(url, options);
      asked.resolve();
      return new Promise(() => {});
    });
    await bench.access.get(issuer, pat);
    reachable = false;
    await bench.access.signOut();
    expect(bench.tokens.value).toBeUndefined();
    await asked.promise;
  });

  it('asks nobody when there is nothing to end', async () => {
    const send = vi.fn<ScriptedProvider['send']>();
    const { bench } = patientProvider({}, () => send);
    await bench.access.signOut();
    expect(send).not.toHaveBeenCalled();
    expect(bench.signedOut.value).toBe(true);
  });
});
