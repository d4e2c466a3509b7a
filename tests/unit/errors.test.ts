import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodedError, podErrorSchema, toPodError } from '#lib/errors.ts';

afterEach(() => vi.restoreAllMocks());

describe('an error that crosses a boundary', () => {
  it('keeps the code and the details of an expected failure, and is not logged', () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const details = { requestId: 'req_1', status: 503, retryAfterMs: 2000, problemCode: 'unavailable' };
    expect(toPodError(new CodedError('server_error', details))).toEqual({ code: 'server_error', details });
    expect(log).not.toHaveBeenCalled();
  });

  it.each([
    ['an exception', new TypeError('card 4111 1111 1111 1111')],
    ['text', 'token=secret'],
    ['nothing', undefined],
    ['something that only looks like one', { code: 'offline', details: { requestId: 'req_1' } }],
  ])('tells nothing of %s but that the POD has a defect, not to the console either', (_, thrown) => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    expect(toPodError(thrown)).toEqual({ code: 'internal', details: {} });
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls[0])).not.toMatch(/4111|secret|req_1/);
  });

  it('can be read on the other side', () => {
    const error = toPodError(new CodedError('timeout'));
    expect(v.parse(podErrorSchema, structuredClone(error))).toEqual({ code: 'timeout', details: {} });
  });

  it('is refused on the other side with a code that nobody has words for', () => {
    expect(v.is(podErrorSchema, { code: 'surprise', details: {} })).toBe(false);
    expect(v.is(podErrorSchema, { code: 'toString', details: {} })).toBe(false);
  });

  it('carries nothing but the known details', () => {
    const sent = { code: 'refused', details: { status: 403, email: 'pat@example.com', token: 'secret' } };
    expect(v.parse(podErrorSchema, sent)).toEqual({ code: 'refused', details: { status: 403 } });
  });
});

describe('what WisePay names a request or a refusal by', () => {
  it.each([
    ['too long', 'r'.repeat(65)],
    ['a sentence', 'Call +1 555 0100 now'],
    ['an address', 'https://evil.example/'],
    ['markup', '<b>req</b>'],
    ['an email', 'pat@northwind.example'],
    ['not text', 7],
  ])('is left out of an error where it is %s', (_, text) => {
    const sent = { code: 'refused', details: { status: 403, requestId: text, problemCode: text } };
    expect(v.parse(podErrorSchema, sent)).toEqual({ code: 'refused', details: { status: 403 } });
  });

  it('stays where it looks like a name', () => {
    const details = { requestId: 'req_01JD.a-7', problemCode: 'terminal_busy' };
    expect(v.parse(podErrorSchema, { code: 'refused', details })).toEqual({ code: 'refused', details });
  });
});

describe('a coded error', () => {
  it('keeps what caused it', () => {
    const cause = new TypeError('fetch failed');
    const error = new CodedError('offline', {}, { cause });
    expect(error).toMatchObject({
      name: 'CodedError',
      message: 'offline',
      code: 'offline',
      details: {},
      cause,
    });
  });
});
