import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scriptedIssuer as issuer } from '../../support/scripted-provider.ts';
import { endpointsOf } from '../../support/session-harness.ts';
import { patientProvider } from '../support/patient-provider.ts';

const pat = 'pat@northwind.example';

const minutes = (count: number) => count * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const credentials = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe('the key of a token', () => {
  it('is a new one with every sign-in, and the token’s own', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    const first = harness.tokens.value;
    await harness.session.signIn({ issuer, loginHint: pat, mode: 'interactive' });
    expect(harness.tokens.value).toMatchObject({ keyThumbprint: expect.stringMatching(/^[\w-]{43}$/) });
    expect(harness.tokens.value).not.toEqual(first);
  });

  it('is not among what the session storage holds', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    expect(Object.keys(Object(harness.tokens.value)).sort()).toEqual([
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
    const { harness, launch } = patientProvider();
    await harness.session.get(issuer, pat);
    const send = vi.fn(async () => Response.json({}));
    const kept = await harness.newWorker().get(issuer, pat);
    await kept?.authorize(send)('https://api.wisepay.example/pod/session');
    expect(send).toHaveBeenCalledTimes(1);
    expect(launch).toHaveBeenCalledTimes(1);
  });

  it.each<[string, unknown]>([
    ['gone', undefined],
    ['unreadable', { privateKey: 'junk' }],
  ])('that is %s: the next worker signs in anew and does not fail', async (_, value) => {
    const { harness, launch } = patientProvider();
    await harness.session.get(issuer, pat);
    harness.proofKey.value = value;
    expect(await harness.newWorker().get(issuer, pat)).toMatchObject({ accessToken: 'access_1' });
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('that belongs to another token is not used', async () => {
    const { harness, launch } = patientProvider();
    await harness.putToken();
    const { value } = harness.proofKey;
    await harness.putToken();
    harness.proofKey.value = value;
    await harness.session.get(issuer, pat);
    expect(launch).toHaveBeenCalledTimes(1);
  });
});

describe('a token that nobody uses', () => {
  it('goes after the idle time, and its key with it; the next request signs in silently', async () => {
    const { harness, launch } = patientProvider();
    await harness.session.get(issuer, pat);
    credentials(minutes(15) + 1);
    await harness.newWorker().dropStale();
    expect([harness.tokens.value, harness.usedAt.value, harness.proofKey.value]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await harness.session.get(issuer, pat)).toMatchObject({ email: pat });
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('stays until then', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    credentials(minutes(15));
    await harness.session.dropStale();
    expect(await harness.session.peek(issuer)).toMatchObject({ email: pat });
  });

  it('goes when the administrator says', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    harness.idleMinutes = 1;
    credentials(minutes(1) + 1);
    expect(await harness.session.peek(issuer)).toBeNull();
  });

  it('stays for longer after a use', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    credentials(minutes(14));
    await harness.session.noteUse();
    credentials(minutes(14));
    expect(await harness.session.peek(issuer)).toMatchObject({ email: pat });
  });

  it('is not used by merely waiting for news', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    for (let minute = 0; minute < 15; minute += 1) {
      credentials(minutes(1));
      await harness.session.get(issuer, pat);
    }
    credentials(1);
    expect(await harness.session.peek(issuer)).toBeNull();
  });

  it('does not come back by a use that comes too late', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    credentials(minutes(15) + 1);
    await harness.session.noteUse();
    expect(await harness.session.peek(issuer)).toBeNull();
    expect(harness.tokens.value).toBeUndefined();
  });

  it('goes as well where nobody knows when it was used', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    harness.usedAt.value = 'junk';
    expect(await harness.session.peek(issuer)).toBeNull();
  });
});

describe('a change of the policy', () => {
  it.each(['issuer', 'api', 'app'] as const)('that names another %s ends the token', async (name) => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    harness.endpoints = { ...endpointsOf(issuer), [name]: 'https://other.example' };
    await harness.session.dropStale();
    expect(harness.tokens.value).toBeUndefined();
    expect(harness.proofKey.value).toBeUndefined();
  });

  it('that names no WisePay any more ends it too', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    harness.endpoints = null;
    await harness.session.dropStale();
    expect(harness.tokens.value).toBeUndefined();
  });

  it('that leaves the addresses alone does not', async () => {
    const { harness } = patientProvider();
    await harness.session.get(issuer, pat);
    harness.endpoints = endpointsOf(issuer);
    await harness.session.dropStale();
    expect(await harness.session.peek(issuer)).toMatchObject({ email: pat });
  });

  it('in the middle of a sign-in: its token is for the old addresses, and not used at the new ones', async () => {
    const { harness, launch, provider } = patientProvider();
    launch.mockImplementationOnce(async (url, interactive) => {
      harness.endpoints = { ...endpointsOf(issuer), api: 'https://other.example' };
      return provider.flow.launch(url, interactive);
    });
    await harness.session.get(issuer, pat);
    expect(await harness.session.peek(issuer)).toBeNull();
  });
});
