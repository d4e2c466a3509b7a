import { describe, expect, it, vi } from 'vitest';
import { accessBench } from '../../support/access-bench.ts';
import { scriptedIssuer as issuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { waitingWisePay } from '../support/waiting-wisepay.ts';

const pat = 'pat@northwind.example';
const sam = 'sam@northwind.example';

describe('forgetting', () => {
  it('means the next caller signs in again', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi.fn(flow.launch);
    const { access, tokens } = accessBench({ send, flow: { ...flow, launch } });
    await access.get(issuer, pat);
    await access.forget();
    expect(tokens.value).toBeUndefined();
    await access.get(issuer, pat);
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('reaches a sign-in that is under way: its token is not kept', async () => {
    const wisepay = waitingWisePay(pat);
    const { access, tokens } = accessBench(wisepay);
    const got = access.get(issuer, pat);
    await wisepay.opened();
    await access.forget();
    await wisepay.answer();
    await got;
    expect(tokens.value).toBeUndefined();
  });

  it('lets the next caller start a sign-in of its own, and keeps the token of that one', async () => {
    const wisepay = waitingWisePay(pat);
    const { access, tokens } = accessBench(wisepay);
    const before = access.get(issuer, pat);
    await wisepay.opened();
    await access.forget();
    const after = [access.get(issuer, pat), access.get(issuer, pat)];
    await wisepay.answer(2);
    await Promise.all([before, ...after]);
    expect(wisepay.asked).toHaveLength(2);
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });
});

describe('forgetting a token that WisePay has refused', () => {
  it('throws it away, and its key', async () => {
    const { access, tokens, proofKey, putToken } = accessBench(scriptedProvider());
    await putToken();
    await access.forget('access_1');
    expect(tokens.value).toBeUndefined();
    expect(proofKey.value).toBeUndefined();
  });

  it('keeps a newer one, which another request has fetched by then', async () => {
    const { access, tokens, proofKey, putToken } = accessBench(scriptedProvider());
    const newer = await putToken({ accessToken: 'access_2' });
    await access.forget('access_1');
    expect(tokens.value).toEqual(newer);
    expect(proofKey.value).toBeDefined();
  });

  it('does not disturb the sign-in that fetches a newer one', async () => {
    const wisepay = waitingWisePay(pat);
    const { access, tokens, putToken } = accessBench(wisepay);
    await putToken({ accessToken: 'access_0' });
    await access.forget('access_0');
    const got = access.get(issuer, pat);
    await wisepay.opened();
    await access.forget('access_0');
    const alsoGot = access.get(issuer, pat);
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
    const { access, tokens, proofKey, putToken } = accessBench(scriptedProvider());
    const kept = await putToken();
    await access.keepOnlyFor(email);
    expect(tokens.value).toEqual(isLeft ? kept : undefined);
    expect(proofKey.value !== undefined).toBe(isLeft);
  });

  it.each([
    ['nobody', null],
    ['somebody else', sam],
  ])('reaches a sign-in that is under way for the one before: now %s', async (_, email) => {
    const wisepay = waitingWisePay(pat);
    const { access, tokens } = accessBench(wisepay);
    const got = access.get(issuer, pat);
    await wisepay.opened();
    await access.keepOnlyFor(email);
    await wisepay.answer();
    await got;
    expect(tokens.value).toBeUndefined();
  });

  it('does not disturb a sign-in that is under way for the same one', async () => {
    const wisepay = waitingWisePay(pat);
    const { access, tokens } = accessBench(wisepay);
    const got = access.get(issuer, pat);
    await wisepay.opened();
    await access.keepOnlyFor(pat);
    await wisepay.answer();
    await got;
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });
});
