import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Endpoints } from '#lib/wisepay/endpoints.ts';
import { ownerOf } from '#lib/worker/operations/intent.ts';
import type { Operations } from '#lib/worker/operations/operations.ts';
import { settleLeftovers } from '#lib/worker/operations/settle-leftovers.ts';
import { failureOf } from '../../support/failure.ts';
import { fakeSession, subjectOf } from '../../support/fake-session.ts';
import { type ScriptedApi, scriptedApi, scriptedEndpoints } from '../../support/scripted-api.ts';

const pat = 'pat@northwind.example';

let api: ScriptedApi;
let session: ReturnType<typeof fakeSession>;
const recover = vi.fn<Operations['recover']>();
let endpoints: Endpoints | null;

beforeEach(() => {
  api = scriptedApi();
  session = fakeSession(pat);
  recover.mockReset().mockResolvedValue();
  endpoints = scriptedEndpoints;
});

const settle = () => settleLeftovers({ session, send: api.send, operations: { recover } }, endpoints);

describe('a worker that starts', () => {
  it('settles what was left open, with the token that is there and for its owner', async () => {
    recover.mockImplementation(async (context) => {
      await context.findOperation('key_1');
      await context.submit('/invoices/inv_1/reminders', { invoiceVersion: '1' }, 'key_1');
    });
    await settle();
    expect(recover.mock.calls[0]?.[0].owner).toEqual(
      ownerOf(scriptedEndpoints, { subject: subjectOf(pat), email: pat }),
    );
    expect(session.peek).toHaveBeenCalledExactlyOnceWith(scriptedEndpoints.issuer);
    expect(api.calls.map(({ call, token }) => [call, token])).toEqual([
      ['GET /operations', 'DPoP access_1'],
      ['POST /reminders', 'DPoP access_1'],
    ]);
  });

  it('signs nobody in', async () => {
    session.peek.mockResolvedValue(null);
    await settle();
    expect(recover).not.toHaveBeenCalled();
    expect(session.get).not.toHaveBeenCalled();
    expect(session.signIn).not.toHaveBeenCalled();
  });

  it('does nothing where nobody has set WisePay up', async () => {
    endpoints = null;
    await settle();
    expect(session.peek).not.toHaveBeenCalled();
    expect(recover).not.toHaveBeenCalled();
  });

  it('says when the token is no good any more', async () => {
    recover.mockRejectedValue(new CodedError('token_expired'));
    expect((await failureOf(settle())).code).toBe('token_expired');
  });
});
