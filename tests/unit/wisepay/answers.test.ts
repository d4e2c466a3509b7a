import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError, readAnswer } from '#lib/wisepay/answers.ts';
import { decoration } from '#lib/wisepay/schemas/tolerant.ts';
import { failureOf } from '../support/failure.ts';
import { fc } from '../support/properties.ts';

const schema = v.object({ url: v.string() });

const answer = (status: number, body: unknown, headers: Record<string, string> = { 'Request-Id': 'req_1' }) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

describe('a good answer', () => {
  it('is what the contract names, without anything else that WisePay may send', async () => {
    const response = answer(201, { url: 'https://app.example/pay', added: { later: true } });
    expect(await readAnswer(response, schema)).toEqual({ url: 'https://app.example/pay' });
  });

  it.each([
    ['a missing field', {}],
    ['a field of another kind', { url: 1 }],
    ['another shape', []],
    ['no JSON', '<html>hello</html>'],
    ['half of it', '{"url":'],
    ['nothing', ''],
    ['no end of depth', `{"url":"https://app.example/pay","more":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ])('is refused as a whole with %s', async (_, body) => {
    const failure = await failureOf(readAnswer(answer(200, body), schema));
    expect(failure).toMatchObject({ code: 'malformed_answer', details: { status: 200, requestId: 'req_1' } });
  });

  it('that is refused names the fields that are wrong, for support, and no values', async () => {
    const { details } = await failureOf(readAnswer(answer(200, { url: 'a secret'.length }), schema));
    expect(details).toEqual({ status: 200, requestId: 'req_1', unread: ['url'] });
  });

  it('says which of its decoration was left out, and is good all the same', async () => {
    const onUnread = vi.fn();
    const tolerant = v.object({ url: v.string(), by: decoration(v.string()), at: decoration(v.string()) });
    const body = { url: 'https://app.example/pay', by: 7, at: null };
    expect(await readAnswer(answer(200, body), tolerant, onUnread)).toEqual({ url: body.url });
    expect(onUnread.mock.calls).toEqual([[{ status: 200, requestId: 'req_1', unread: ['by'] }]]);
    await readAnswer(answer(200, { url: body.url }), tolerant, onUnread);
    expect(onUnread).toHaveBeenCalledTimes(1);
  });
});

describe('a refusal', () => {
  it('keeps its code, its parameters and the request that support asks for', async () => {
    const problem = { status: 404, code: 'invoice_not_synced', params: { reason: 'unknown' } };
    const failure = await readAnswer(answer(404, problem), schema).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ problem, requestId: 'req_1', message: 'invoice_not_synced' });
  });

  it('need not have parameters, nor a request id', async () => {
    const response = answer(403, { status: 403, code: 'not_admin' }, {});
    const failure = await readAnswer(response, schema).catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem: { code: 'not_admin', params: {} }, requestId: undefined });
  });

  it('says by its code that the token is no good any more', async () => {
    const failure = await failureOf(readAnswer(answer(401, { status: 401, code: 'token_expired' }), schema));
    expect(failure).toEqual({ code: 'token_expired', details: { status: 401, requestId: 'req_1' } });
  });

  it('does not cost the token when it is another 401', async () => {
    const response = answer(401, { status: 401, code: 'step_up_required' });
    await expect(readAnswer(response, schema)).rejects.toBeInstanceOf(ProblemError);
  });

  it.each([
    ['a page for people', '<html>Not found</html>'],
    ['no code', { status: 404 }],
    ['a code that is a sentence', { status: 404, code: 'Not found!' }],
    ['a status that is no failure', { status: 200, code: 'invoice_paid' }],
    ['a good body under a bad status', { url: 'https://app.example/pay' }],
  ])('cannot be read with %s', async (_, body) => {
    const failure = await failureOf(readAnswer(answer(404, body), schema));
    expect(failure).toMatchObject({ code: 'malformed_answer', details: { status: 404, requestId: 'req_1' } });
  });
});

it('whatever WisePay sends, it is the contract’s data or an expected failure', async () => {
  const bodies = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(200, 201, 400, 401, 404, 409), bodies, async (status, body) => {
      const outcome = await readAnswer(answer(status, body), schema).catch((error: unknown) => error);
      const isKnown = outcome instanceof ProblemError || v.is(schema, outcome);
      expect(isKnown || v.is(v.object({ name: v.literal('CodedError') }), outcome)).toBe(true);
    }),
  );
});
