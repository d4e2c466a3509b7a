import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createAskWorker, type SendMessage } from '#lib/panel/ask-worker.ts';
import type { PanelMessage, PanelReply } from '#lib/protocol/panel-messages.ts';
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
    expect(await createAskWorker(send, () => false)(load)).toEqual(reply);
    expect(send).toHaveBeenCalledExactlyOnceWith(load);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a view that nobody can draw', { ok: true, view: { kind: 'balloon' } }],
    ['a view without an amount', { ok: true, view: { ...readyView(), invoice: {} } }],
    ['an error that nobody has words for', { ok: false, error: { code: 'oops', details: {} } }],
  ])('takes %s for a defect, and does not ask again', async (_, reply) => {
    const send = vi.fn<SendMessage>(async () => reply);
    expect(await createAskWorker(send, () => false)(load)).toEqual(broken);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('asks again when the worker dies over a question', async () => {
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied).mockRejectedValueOnce(workerDied);
    expect(await createAskWorker(send, () => false)(load)).toEqual(good);
    expect(send.mock.calls).toEqual([[load], [load], [load]]);
  });

  it('repeats a payment under the same intent', async () => {
    const pay: PanelMessage = { kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId: randomUUID() };
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied);
    await createAskWorker(send, () => false)(pay);
    expect(send.mock.calls).toEqual([[pay], [pay]]);
  });

  it('repeats a refund under the same intents', async () => {
    const refund: PanelMessage = {
      kind: 'pod.refund',
      mountId,
      invoiceId: 'inv_1',
      refunds: [
        {
          intentId: randomUUID(),
          paymentId: 'pay_1',
          amount: { value: 100, currency: 'USD' },
          includesSurcharge: true,
          refundedSoFar: { value: 0, currency: 'USD' },
        },
      ],
      reason: 'duplicate',
      invoiceVersion: '1',
    };
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied);
    await createAskWorker(send, () => false)(refund);
    expect(send.mock.calls).toEqual([[refund], [refund]]);
  });

  it.each<[string, PanelMessage]>([
    ['signing in', { kind: 'pod.sign_in', mountId, switchUser: false }],
    [
      'signing in once more, as a large refund needs',
      { kind: 'pod.step_up', mountId, invoiceId: 'inv_1', intentId: randomUUID() },
    ],
  ])('does not open a second window for %s: it says that it was interrupted', async (_, message) => {
    const send = vi.fn<SendMessage>(async () => good);
    send.mockRejectedValueOnce(workerDied);
    expect(await createAskWorker(send, () => false)(message)).toEqual({
      ok: false,
      error: { code: 'sign_in_interrupted', details: {} },
    });
    expect(send.mock.calls).toEqual([[message]]);
  });

  it('gives up when every worker dies', async () => {
    const send = vi.fn<SendMessage>(() => Promise.reject(workerDied));
    expect(await createAskWorker(send, () => false)(load)).toEqual(broken);
    expect(send).toHaveBeenCalledTimes(4);
  });

  describe('after the browser has replaced the extension', () => {
    const orphaned: PanelReply = { ok: false, error: { code: 'orphaned', details: {} } };

    it('asks nobody', async () => {
      const send = vi.fn<SendMessage>(async () => good);
      expect(await createAskWorker(send, () => true)(load)).toEqual(orphaned);
      expect(send).not.toHaveBeenCalled();
    });

    it.each<PanelMessage>([load, { kind: 'pod.sign_in', mountId, switchUser: true }])(
      'gives up at once when that happens meanwhile: $kind',
      async (message) => {
        let isOrphaned = false;
        const send = vi.fn<SendMessage>(() => {
          isOrphaned = true;
          return Promise.reject(new Error('Extension context invalidated.'));
        });
        expect(await createAskWorker(send, () => isOrphaned)(message)).toEqual(orphaned);
        expect(send).toHaveBeenCalledTimes(1);
      },
    );
  });
});
