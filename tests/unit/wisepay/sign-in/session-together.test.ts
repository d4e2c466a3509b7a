import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../support/failure.ts';
import { scriptedIssuer as issuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { sessionHarness } from '../../support/session-harness.ts';
import { waitingWisePay } from '../support/waiting-wisepay.ts';

const pat = 'pat@northwind.example';
const sam = 'sam@northwind.example';

describe('callers at the same time', () => {
  it('share one sign-in', async () => {
    const wisepay = waitingWisePay(pat);
    const { session } = sessionHarness(wisepay);
    const both = Promise.all([session.get(issuer, pat), session.get(issuer, pat)]);
    await wisepay.answer();
    const [first, second] = await both;
    expect(first).toEqual(second);
    expect(wisepay.asked).toHaveLength(1);
  });

  it('do not share it between two PSA users', async () => {
    const wisepay = waitingWisePay(pat);
    const { session, tokens } = sessionHarness(wisepay);
    const both = Promise.all([session.get(issuer, pat), session.get(issuer, sam)]);
    await wisepay.answer(2);
    await both;
    expect(wisepay.asked.map((url) => url.searchParams.get('login_hint')).sort()).toEqual([pat, sam]);
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });

  it('can all try again after a sign-in that failed', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi
      .fn(flow.launch)
      .mockRejectedValueOnce(new Error('Authorization page could not be loaded.'));
    const { session } = sessionHarness({ send, flow: { ...flow, launch } });
    const codes = await Promise.all([session.get(issuer, pat), session.get(issuer, pat)].map(failureOf));
    expect(codes.map(({ code }) => code)).toEqual(['sign_in_failed', 'sign_in_failed']);
    expect(await session.get(issuer, pat)).toMatchObject({ email: pat });
    expect(launch).toHaveBeenCalledTimes(2);
  });
});
