import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Operations } from '#lib/operations/operations.ts';
import { ownerOf } from '#lib/operations/owner.ts';
import { settleLeftovers } from '#lib/pod/worker/money/settle-leftovers.ts';
import type { Endpoints } from '#lib/wisepay/endpoints.ts';
import { failureOf } from '../../../support/failure.ts';
import { fakeAccess, subjectOf } from '../../../support/fake-access.ts';
import { type ScriptedApi, scriptedApi, scriptedEndpoints } from '../../../support/scripted-api.ts';

const pat = 'pat@northwind.example';

let api: ScriptedApi;
let access: ReturnType<typeof fakeAccess>;
const recover = vi.fn<Operations['recover']>();
const endpoints = vi.fn<() => Promise<Endpoints | null>>();

beforeEach(() => {
  api = scriptedApi();
  access = fakeAccess(pat);
  recover.mockReset().mockResolvedValue();
  endpoints.mockReset().mockResolvedValue(scriptedEndpoints);
});

const settle = () => settleLeftovers({ access, send: api.send, operations: { recover }, endpoints });

describe('a worker that starts', () => {
  it('settles what was left open, with the token that is there and for its owner', async () => {
    recover.mockImplementation(async (wire) => {
      await wire.findOperation('key_1');
      await wire.submit('/invoices/inv_1/reminders', { invoiceVersion: '1' }, 'key_1');
    });
    await settle();
    expect(recover.mock.calls[0]?.[0].owner).toEqual(
      ownerOf(scriptedEndpoints, { subject: subjectOf(pat), email: pat }),
    );
    expect(access.peek).toHaveBeenCalledExactlyOnceWith(scriptedEndpoints.issuer);
    expect(api.calls.map(({ call, token }) => [call, token])).toEqual([
      ['GET /operations', 'DPoP access_1'],
      ['POST /reminders', 'DPoP access_1'],
    ]);
  });

  it('signs nobody in', async () => {
    access.peek.mockResolvedValue(null);
    await settle();
    expect(recover).not.toHaveBeenCalled();
    expect(access.get).not.toHaveBeenCalled();
    expect(access.signIn).not.toHaveBeenCalled();
  });

  it('does nothing where nobody has set WisePay up', async () => {
    endpoints.mockResolvedValue(null);
    await settle();
    expect(access.peek).not.toHaveBeenCalled();
    expect(recover).not.toHaveBeenCalled();
  });

  it('says when the token is no good any more', async () => {
    recover.mockRejectedValue(new CodedError('token_expired'));
    expect((await failureOf(settle())).code).toBe('token_expired');
  });
});
