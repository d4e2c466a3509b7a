import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endpointsOf } from '../../support/access-bench.ts';
import { scriptedIssuer as issuer } from '../../support/scripted-provider.ts';
import { patientProvider } from '../support/patient-provider.ts';

const pat = 'pat@northwind.example';

const minutes = (count: number) => count * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe('the key of a token', () => {
  it('is a new one with every sign-in, and the token’s own', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    const first = bench.tokens.value;
    await bench.access.signIn({ issuer, loginHint: pat, mode: 'interactive' });
    expect(bench.tokens.value).toMatchObject({ keyThumbprint: expect.stringMatching(/^[\w-]{43}$/) });
    expect(bench.tokens.value).not.toEqual(first);
  });

  it('is not among what the session storage holds', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    expect(Object.keys(Object(bench.tokens.value)).sort()).toEqual([
      'accessToken',
      'email',
      'endpoints',
      'expiresAt',
      'keyThumbprint',
      'psaEmail',
      'subject',
    ]);
  });

  it('serves the next worker too', async () => {
    const { bench, launch } = patientProvider();
    await bench.access.get(issuer, pat);
    const send = vi.fn(async () => Response.json({}));
    const kept = await bench.newWorker().get(issuer, pat);
    await kept?.authorize(send)('https://api.wisepay.example/pod/session');
    expect(send).toHaveBeenCalledTimes(1);
    expect(launch).toHaveBeenCalledTimes(1);
  });

  it.each<[string, unknown]>([
    ['gone', undefined],
    ['unreadable', { privateKey: 'junk' }],
  ])('that is %s: the next worker signs in anew and does not fail', async (_, value) => {
    const { bench, launch } = patientProvider();
    await bench.access.get(issuer, pat);
    bench.proofKey.value = value;
    expect(await bench.newWorker().get(issuer, pat)).toMatchObject({ accessToken: 'access_1' });
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('that belongs to another token is not used', async () => {
    const { bench, launch } = patientProvider();
    await bench.putToken();
    const { value } = bench.proofKey;
    await bench.putToken();
    bench.proofKey.value = value;
    await bench.access.get(issuer, pat);
    expect(launch).toHaveBeenCalledTimes(1);
  });
});

describe('a token that nobody uses', () => {
  it('goes after the idle time, and its key with it; the next request signs in silently', async () => {
    const { bench, launch } = patientProvider();
    await bench.access.get(issuer, pat);
    pass(minutes(15) + 1);
    await bench.newWorker().dropStale();
    expect([bench.tokens.value, bench.usedAt.value, bench.proofKey.value]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await bench.access.get(issuer, pat)).toMatchObject({ email: pat });
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('stays until then', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    pass(minutes(15));
    await bench.access.dropStale();
    expect(await bench.access.peek(issuer)).toMatchObject({ email: pat });
  });

  it('goes when the administrator says', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    bench.idleMinutes = 1;
    pass(minutes(1) + 1);
    expect(await bench.access.peek(issuer)).toBeNull();
  });

  it('stays for longer after a use', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    pass(minutes(14));
    await bench.access.noteUse();
    pass(minutes(14));
    expect(await bench.access.peek(issuer)).toMatchObject({ email: pat });
  });

  it('is not used by merely waiting for news', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    for (let minute = 0; minute < 15; minute += 1) {
      pass(minutes(1));
      await bench.access.get(issuer, pat);
    }
    pass(1);
    expect(await bench.access.peek(issuer)).toBeNull();
  });

  it('does not come back by a use that comes too late', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    pass(minutes(15) + 1);
    await bench.access.noteUse();
    expect(await bench.access.peek(issuer)).toBeNull();
    expect(bench.tokens.value).toBeUndefined();
  });

  it('goes as well where nobody knows when it was used', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    bench.usedAt.value = 'junk';
    expect(await bench.access.peek(issuer)).toBeNull();
  });
});

describe('a change of the policy', () => {
  it.each(['issuer', 'api', 'app'] as const)('that names another %s ends the token', async (name) => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    bench.endpoints = { ...endpointsOf(issuer), [name]: 'https://other.example' };
    await bench.access.dropStale();
    expect(bench.tokens.value).toBeUndefined();
    expect(bench.proofKey.value).toBeUndefined();
  });

  it('that names no WisePay any more ends it too', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    bench.endpoints = null;
    await bench.access.dropStale();
    expect(bench.tokens.value).toBeUndefined();
  });

  it('that leaves the addresses alone does not', async () => {
    const { bench } = patientProvider();
    await bench.access.get(issuer, pat);
    bench.endpoints = endpointsOf(issuer);
    await bench.access.dropStale();
    expect(await bench.access.peek(issuer)).toMatchObject({ email: pat });
  });

  it('in the middle of a sign-in: its token is for the old addresses, and not used at the new ones', async () => {
    const { bench, launch, provider } = patientProvider();
    launch.mockImplementationOnce(async (url, interactive) => {
      bench.endpoints = { ...endpointsOf(issuer), api: 'https://other.example' };
      return provider.flow.launch(url, interactive);
    });
    await bench.access.get(issuer, pat);
    expect(await bench.access.peek(issuer)).toBeNull();
  });
});
