import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createAskWorker, type SendMessage } from '#lib/pod/ask-worker.ts';
import type { PanelMessage, PanelReply } from '#lib/pod/messages.ts';
import { readyView } from '../support/invoices.ts';

const mountId = randomUUID();
const load: PanelMessage = { kind: 'pod.load', mountId };
const good: PanelReply = { ok: true, view: readyView() };
const broken: PanelReply = { ok: false, error: { code: 'internal', details: {} } };
const workerDied = new Error('The message channel closed before a response was received.');

describe('asking the worker', () => {
  it.each([
    good,
    { ok: false, error: { code: 'offline', details: { retryAfterMs: 5 } } } satisfies PanelReply,
  ])('gives its reply: ok is $ok', async (reply) => {
    const send = vi.fn<SendMessage>(async () => structuredClone(reply));
    expect(await createAskWorker(send)(load)).toEqual(reply);
    expect(send).toHaveBeenCalledExactlyOnceWith(load);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a view that nobody can draw', { ok: true, view: { kind: 'balloon' } }],
    ['a view without an amount', { ok: true, view: { ...readyView(), invoice: {} } }],
    ['an error that nobody has words for', { ok: false, error: { code: 'oops', details: {} } }],
  ])('takes %s for a defect, and does not ask again', async (_, reply) => {
    const send = vi.fn<SendMessage>(async () => reply);
    expect(await createAskWorker(send)(load)).toEqual(broken);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('asks again when the worker dies over a question', async () => {
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied).mockRejectedValueOnce(workerDied);
    expect(await createAskWorker(send)(load)).toEqual(good);
    expect(send.mock.calls).toEqual([[load], [load], [load]]);
  });

  it('repeats a payment under the same intent', async () => {
    const pay: PanelMessage = { kind: 'pod.pay', mountId, intentId: randomUUID() };
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied);
    await createAskWorker(send)(pay);
    expect(send.mock.calls).toEqual([[pay], [pay]]);
  });

  it('does not open a second sign-in window: it looks at the view instead', async () => {
    const signIn: PanelMessage = { kind: 'pod.sign_in', mountId, switchUser: false };
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied).mockRejectedValueOnce(workerDied);
    expect(await createAskWorker(send)(signIn)).toEqual(good);
    expect(send.mock.calls).toEqual([[signIn], [load], [load]]);
  });

  it('gives up when every worker dies', async () => {
    const send = vi.fn<SendMessage>(() => Promise.reject(workerDied));
    expect(await createAskWorker(send)(load)).toEqual(broken);
    expect(send).toHaveBeenCalledTimes(4);
  });
});
