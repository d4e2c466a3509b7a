import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { ownerOf } from '#lib/worker/operations/intent.ts';
import {
  createWithSession,
  type InvoicePage,
  type SessionContext,
  type WithSession,
} from '#lib/worker/session/session-context.ts';
import { failureOf } from '../../support/failure.ts';
import { fakeSession, subjectOf } from '../../support/fake-session.ts';
import {
  problem,
  type ScriptedApi,
  scriptedApi,
  scriptedEndpoints,
  scriptedPolicy,
} from '../../support/scripted-api.ts';
import { type SessionMemory, sessionMemory } from '../../support/session-memory.ts';

const pat = 'pat@northwind.example';
const page: InvoicePage = {
  mountId: crypto.randomUUID(),
  invoice: { host: 'psa.example', number: '20101' },
  memberEmail: pat,
};

let api: ScriptedApi;
let session: ReturnType<typeof fakeSession>;
let withSession: WithSession;
let policy: Policy;
let verifiedKey: SessionMemory;
const onRole = vi.fn();
const use = vi.fn<(context: SessionContext) => Promise<string>>();

/** Created as in each worker. */
const newWithSession = () =>
  createWithSession({ send: api.send, session, verifiedKey, policy: async () => policy, onRole });

beforeEach(() => {
  api = scriptedApi();
  session = fakeSession(pat);
  policy = scriptedPolicy;
  verifiedKey = sessionMemory();
  withSession = newWithSession();
  onRole.mockReset();
  use.mockReset().mockResolvedValue('inside');
});

describe('the entrance', () => {
  it('lets the person in with a client of their own, and asks for no invoice', async () => {
    use.mockImplementation(async ({ client, owner, endpoints }) => {
      expect(endpoints).toEqual(scriptedEndpoints);
      expect(owner).toEqual(ownerOf(scriptedEndpoints, { subject: subjectOf(pat), email: pat }));
      const { state } = await client.getTerminalPayment('tp_1');
      return state;
    });
    expect(await withSession(page, use)).toBe('waiting_for_card');
    expect(api.calls.map(({ call, token }) => [call, token])).toEqual([
      ['GET /session', 'DPoP access_1'],
      ['GET /terminal-payments', 'DPoP access_1'],
    ]);
  });

  it('asks once for each sign-in whether WisePay admits its owner, however many workers there are', async () => {
    await withSession(page, use);
    await withSession(page, use);
    await newWithSession()(page, use);
    expect(api.callsOf('GET /session')).toHaveLength(1);
    expect(use).toHaveBeenCalledTimes(3);
    expect(onRole).toHaveBeenCalledExactlyOnceWith('key of access_1', 'account_admin');
  });

  it('asks anew after the next sign-in, and where what was noted is nothing of the kind', async () => {
    await withSession(page, use);
    await session.forget();
    await newWithSession()(page, use);
    verifiedKey.value = { keyThumbprint: true };
    await newWithSession()(page, use);
    expect(api.callsOf('GET /session')).toHaveLength(3);
  });

  it('asks again for whoever was not admitted, and notes nothing', async () => {
    api.answers['GET /session'] = () => problem(403, 'not_admin');
    await withSession(page, use);
    await withSession(page, use);
    expect(api.callsOf('GET /session')).toHaveLength(2);
    expect(verifiedKey.value).toBeUndefined();
    expect(onRole).not.toHaveBeenCalled();
  });

  it('gives the view that says why not', async () => {
    api.answers['GET /session'] = () => problem(403, 'not_admin');
    expect(await withSession(page, use)).toEqual({ kind: 'refused', reason: 'not_admin', email: pat });
    expect(use).not.toHaveBeenCalled();
  });

  it('throws away the token that was refused, and no newer one', async () => {
    use.mockImplementationOnce(async () => {
      // Another tab has had the same problem, and there is already a new token.
      await session.forget('access_1');
      throw new CodedError('token_expired');
    });
    expect(await withSession(page, use)).toBe('inside');
    expect(session.forget).toHaveBeenLastCalledWith('access_1');
    expect(api.calls.at(-1)?.token).toBe('DPoP access_2');
  });

  it('lets a failure inside through as it is', async () => {
    use.mockRejectedValue(new CodedError('timeout', { requestId: 'req_1' }));
    expect(await failureOf(withSession(page, use))).toEqual({
      code: 'timeout',
      details: { requestId: 'req_1' },
    });
    expect(use).toHaveBeenCalledTimes(1);
  });
});

describe('a PSA user whom the page does not tell', () => {
  const unreadable: InvoicePage = { ...page, memberEmail: null };

  it('is refused', async () => {
    expect(await withSession(unreadable, use)).toEqual({ kind: 'refused', reason: 'member_unreadable' });
    expect(session.get).not.toHaveBeenCalled();
  });

  describe('where the administrator lets in whoever WisePay knows', () => {
    beforeEach(() => {
      policy = { ...scriptedPolicy, memberMatch: 'when-readable' };
    });

    it('is whoever is signed in to WisePay', async () => {
      expect(await withSession(unreadable, use)).toBe('inside');
      expect(session.get).toHaveBeenCalledWith(scriptedEndpoints.issuer, null);
      expect(use.mock.calls[0]?.[0].owner.email).toBe(pat);
    });

    it('is asked to sign in', async () => {
      session.get.mockResolvedValue(null);
      expect(await withSession(unreadable, use)).toEqual({ kind: 'sign_in', email: null });
    });

    it('is told by the WisePay user’s own name why not', async () => {
      api.answers['GET /session'] = () => problem(403, 'not_admin');
      expect(await withSession(unreadable, use)).toEqual({
        kind: 'refused',
        reason: 'not_admin',
        email: pat,
      });
    });

    it('is refused all the same where the page does tell, and it is somebody else', async () => {
      const somebodyElse = { ...page, memberEmail: 'sam@northwind.example' };
      expect(await withSession(somebodyElse, use)).toMatchObject({
        kind: 'refused',
        reason: 'signed_in_as_other',
      });
      expect(use).not.toHaveBeenCalled();
    });
  });
});
