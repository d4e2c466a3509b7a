import { describe, expect, it, vi } from 'vitest';
import { scriptedIssuer as issuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { sessionHarness } from '../../support/session-harness.ts';
import { waitingWisePay } from '../support/waiting-wisepay.ts';

const pat = 'pat@northwind.example';
const sam = 'sam@northwind.example';

describe('forgetting', () => {
  it('means the next caller signs in again', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi.fn(flow.launch);
    const { session, tokens } = sessionHarness({ send, flow: { ...flow, launch } });
    await session.get(issuer, pat);
    await session.forget();
    expect(tokens.value).toBeUndefined();
    await session.get(issuer, pat);
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('reaches a sign-in that is under way: its token is not kept', async () => {
    const wisepay = waitingWisePay(pat);
    const { session, tokens } = sessionHarness(wisepay);
    const got = session.get(issuer, pat);
    await wisepay.opened();
    await session.forget();
    await wisepay.answer();
    await got;
    expect(tokens.value).toBeUndefined();
  });

  it('lets the next caller start a sign-in of its own, and keeps the token of that one', async () => {
    const wisepay = waitingWisePay(pat);
    const { session, tokens } = sessionHarness(wisepay);
    const before = session.get(issuer, pat);
    await wisepay.opened();
    await session.forget();
    const after = [session.get(issuer, pat), session.get(issuer, pat)];
    await wisepay.answer(2);
    await Promise.all([before, ...after]);
    expect(wisepay.asked).toHaveLength(2);
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });
});

describe('forgetting a token that WisePay has refused', () => {
  it('throws it away, and its key', async () => {
    const { session, tokens, proofKey, putToken } = sessionHarness(scriptedProvider());
    await putToken();
    await session.forget('access_1');
    expect(tokens.value).toBeUndefined();
    expect(proofKey.value).toBeUndefined();
  });

  it('keeps a newer one, which another request has fetched by then', async () => {
    const { session, tokens, proofKey, putToken } = sessionHarness(scriptedProvider());
    const newer = await putToken({ accessToken: 'access_2' });
    await session.forget('access_1');
    expect(tokens.value).toEqual(newer);
    expect(proofKey.value).toBeDefined();
  });

  it('does not disturb the sign-in that fetches a newer one', async () => {
    const wisepay = waitingWisePay(pat);
    const { session, tokens, putToken } = sessionHarness(wisepay);
    await putToken({ accessToken: 'access_0' });
    await session.forget('access_0');
    const got = session.get(issuer, pat);
    await wisepay.opened();
    await session.forget('access_0');
    const alsoGot = session.get(issuer, pat);
    await wisepay.answer();
    expect(await alsoGot).toEqual(await got);
    expect(wisepay.asked).toHaveLength(1);
    expect(tokens.value).toMatchObject({ accessToken: 'access_1' });
  });
});

describe('a change of the PSA user', () => {
  it.each([
    ['the same', pat, true],
    ['the same in another spelling', 'PAT@northwind.example', true],
    ['another', sam, false],
    ['nobody', null, false],
  ])('keeps the token and its key for the right person only: %s', async (_, email, isLeft) => {
    const { session, tokens, proofKey, putToken } = sessionHarness(scriptedProvider());
    const kept = await putToken();
    await session.keepOnlyFor(email);
    expect(tokens.value).toEqual(isLeft ? kept : undefined);
    expect(proofKey.value !== undefined).toBe(isLeft);
  });

  it.each([
    ['nobody', null],
    ['somebody else', sam],
  ])('reaches a sign-in that is under way for the one before: now %s', async (_, email) => {
    const wisepay = waitingWisePay(pat);
    const { session, tokens } = sessionHarness(wisepay);
    const got = session.get(issuer, pat);
    await wisepay.opened();
    await session.keepOnlyFor(email);
    await wisepay.answer();
    await got;
    expect(tokens.value).toBeUndefined();
  });

  it('does not disturb a sign-in that is under way for the same one', async () => {
    const wisepay = waitingWisePay(pat);
    const { session, tokens } = sessionHarness(wisepay);
    const got = session.get(issuer, pat);
    await wisepay.opened();
    await session.keepOnlyFor(pat);
    await wisepay.answer();
    await got;
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });
});
