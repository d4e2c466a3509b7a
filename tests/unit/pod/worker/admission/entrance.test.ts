import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { ownerOf } from '#lib/operations/owner.ts';
import {
  createEntrance,
  type Entrance,
  type Entry,
  type InvoicePage,
} from '#lib/pod/worker/admission/entrance.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { failureOf } from '../../../support/failure.ts';
import { fakeAccess, subjectOf } from '../../../support/fake-access.ts';
import {
  problem,
  type ScriptedApi,
  scriptedApi,
  scriptedEndpoints,
  scriptedPolicy,
} from '../../../support/scripted-api.ts';
import { type SessionMemory, sessionMemory } from '../../../support/session-memory.ts';

const pat = 'pat@northwind.example';
const page: InvoicePage = {
  mountId: crypto.randomUUID(),
  invoice: { host: 'psa.example', number: '20101' },
  memberEmail: pat,
};

let api: ScriptedApi;
let access: ReturnType<typeof fakeAccess>;
let enter: Entrance;
let policy: Policy;
let admitted: SessionMemory;
const use = vi.fn<(entry: Entry) => Promise<string>>();

/** As each worker has one. */
const newEntrance = () => createEntrance({ send: api.send, access, admitted, policy: async () => policy });

beforeEach(() => {
  api = scriptedApi();
  access = fakeAccess(pat);
  policy = scriptedPolicy;
  admitted = sessionMemory();
  enter = newEntrance();
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
    expect(await enter(page, use)).toBe('waiting_for_card');
    expect(api.calls.map(({ call, token }) => [call, token])).toEqual([
      ['GET /session', 'DPoP access_1'],
      ['GET /terminal-payments', 'DPoP access_1'],
    ]);
  });

  it('asks once for each sign-in whether WisePay admits its owner, however many workers there are', async () => {
    await enter(page, use);
    await enter(page, use);
    await newEntrance()(page, use);
    expect(api.callsOf('GET /session')).toHaveLength(1);
    expect(use).toHaveBeenCalledTimes(3);
  });

  it('asks anew after the next sign-in, and where what was noted is nothing of the kind', async () => {
    await enter(page, use);
    await access.forget();
    await newEntrance()(page, use);
    admitted.value = { keyThumbprint: true };
    await newEntrance()(page, use);
    expect(api.callsOf('GET /session')).toHaveLength(3);
  });

  it('asks again for whoever was not admitted, and notes nothing', async () => {
    api.answers['GET /session'] = () => problem(403, 'not_admin');
    await enter(page, use);
    await enter(page, use);
    expect(api.callsOf('GET /session')).toHaveLength(2);
    expect(admitted.value).toBeUndefined();
  });

  it('gives the view that says why not', async () => {
    api.answers['GET /session'] = () => problem(403, 'not_admin');
    expect(await enter(page, use)).toEqual({ kind: 'refused', reason: 'not_admin', email: pat });
    expect(use).not.toHaveBeenCalled();
  });

  it('throws away the token that was refused, and no newer one', async () => {
    use.mockImplementationOnce(async () => {
      // Another tab has had the same trouble, and a fresh token is there already.
      await access.forget('access_1');
      throw new CodedError('token_expired');
    });
    expect(await enter(page, use)).toBe('inside');
    expect(access.forget).toHaveBeenLastCalledWith('access_1');
    expect(api.calls.at(-1)?.token).toBe('DPoP access_2');
  });

  it('lets a failure inside through as it is', async () => {
    use.mockRejectedValue(new CodedError('timeout', { requestId: 'req_1' }));
    expect(await failureOf(enter(page, use))).toEqual({ code: 'timeout', details: { requestId: 'req_1' } });
    expect(use).toHaveBeenCalledTimes(1);
  });
});

describe('a PSA user whom the page does not tell', () => {
  const unreadable: InvoicePage = { ...page, memberEmail: null };

  it('is refused', async () => {
    expect(await enter(unreadable, use)).toEqual({ kind: 'refused', reason: 'member_unreadable' });
    expect(access.get).not.toHaveBeenCalled();
  });

  describe('where the administrator lets in whoever WisePay knows', () => {
    beforeEach(() => {
      policy = { ...scriptedPolicy, memberMatch: 'when-readable' };
    });

    it('is whoever is signed in to WisePay', async () => {
      expect(await enter(unreadable, use)).toBe('inside');
      expect(access.get).toHaveBeenCalledWith(scriptedEndpoints.issuer, null);
      expect(use.mock.calls[0]?.[0].owner.email).toBe(pat);
    });

    it('is asked to sign in', async () => {
      access.get.mockResolvedValue(null);
      expect(await enter(unreadable, use)).toEqual({ kind: 'sign_in', email: null });
    });

    it('is told by the WisePay user’s own name why not', async () => {
      api.answers['GET /session'] = () => problem(403, 'not_admin');
      expect(await enter(unreadable, use)).toEqual({ kind: 'refused', reason: 'not_admin', email: pat });
    });

    it('is refused all the same where the page does tell, and it is somebody else', async () => {
      const somebodyElse = { ...page, memberEmail: 'sam@northwind.example' };
      expect(await enter(somebodyElse, use)).toMatchObject({ kind: 'refused', reason: 'signed_in_as_other' });
      expect(use).not.toHaveBeenCalled();
    });
  });
});
