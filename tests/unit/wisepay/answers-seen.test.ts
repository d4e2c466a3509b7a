import { describe, expect, it, vi } from 'vitest';
import { type AnswerSeen, createSend } from '#lib/wisepay/transport.ts';

const url = 'https://api.wisepay.example/pod/invoices?number=20101';

describe('an answer of WisePay', () => {
  it.each([
    [undefined, 200, 'req_1'],
    ['post', 409, 'req_2'],
    ['post', 429, 'req_3'],
    [undefined, 503, 'req_4'],
  ])('is seen by the diagnostics, whatever it is: %s %d', async (method, status, requestId) => {
    const onAnswer = vi.fn<(answer: AnswerSeen) => void>();
    const fetch = async () => new Response('{}', { status, headers: { 'Request-Id': requestId } });
    const send = createSend(() => 0, fetch, undefined, undefined, onAnswer);
    await send(url, { ...(method !== undefined && { method }) }).catch(() => {});
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith({ url, method: method ?? 'get', status, requestId });
  });

  it('that never came is not', async () => {
    const onAnswer = vi.fn();
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const send = createSend(() => 0, fetch, undefined, undefined, onAnswer);
    await expect(send(url, { method: 'post' })).rejects.toThrow('offline');
    expect(onAnswer).not.toHaveBeenCalled();
  });
});
