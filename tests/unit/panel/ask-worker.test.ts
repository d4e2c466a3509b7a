import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askWorker } from '#lib/panel/ask-worker.ts';
import type { PanelMessage, PanelReply } from '#lib/protocol/panel-messages.ts';
import { readyView } from '../support/invoices.ts';

const mountId = randomUUID();
const load: PanelMessage = { kind: 'pod.load', mountId };
const good: PanelReply = { ok: true, view: readyView() };
const broken: PanelReply = { ok: false, error: { code: 'internal', details: {} } };
const workerDied = new Error('The message channel closed before a response was received.');

const send = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  send.mockReset();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(send);
});

describe('asking the worker', () => {
  it.each([
    good,
    { ok: false, error: { code: 'offline', details: { retryAfterMs: 5 } } } satisfies PanelReply,
  ])('gives its reply: ok is $ok', async (reply) => {
    send.mockResolvedValue(structuredClone(reply));
    expect(await askWorker(load)).toEqual(reply);
    expect(send).toHaveBeenCalledExactlyOnceWith(load);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a view that nobody can draw', { ok: true, view: { kind: 'balloon' } }],
    ['a view without an amount', { ok: true, view: { ...readyView(), invoice: {} } }],
    ['an error that nobody has words for', { ok: false, error: { code: 'oops', details: {} } }],
  ])('takes %s for a defect, and does not ask again', async (_, reply) => {
    send.mockResolvedValue(reply);
    expect(await askWorker(load)).toEqual(broken);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('asks again when the worker dies over a question', async () => {
    send.mockResolvedValue(good);
    send.mockRejectedValueOnce(workerDied).mockRejectedValueOnce(workerDied);
    expect(await askWorker(load)).toEqual(good);
    expect(send.mock.calls).toEqual([[load], [load], [load]]);
  });

  it('repeats a payment under the same intent', async () => {
    const pay: PanelMessage = { kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId: randomUUID() };
    send.mockResolvedValue(good);
    send.mockRejectedValueOnce(workerDied);
    await askWorker(pay);
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
    send.mockResolvedValue(good);
    send.mockRejectedValueOnce(workerDied);
    await askWorker(refund);
    expect(send.mock.calls).toEqual([[refund], [refund]]);
  });

  it.each<[string, PanelMessage]>([
    ['signing in', { kind: 'pod.sign_in', mountId, switchUser: false }],
    [
      'signing in once more, as a large refund needs',
      { kind: 'pod.step_up', mountId, invoiceId: 'inv_1', intentId: randomUUID() },
    ],
  ])('does not open a second window for %s: it says that it was interrupted', async (_, message) => {
    send.mockResolvedValue(good);
    send.mockRejectedValueOnce(workerDied);
    expect(await askWorker(message)).toEqual({
      ok: false,
      error: { code: 'sign_in_interrupted', details: {} },
    });
    expect(send.mock.calls).toEqual([[message]]);
  });

  it('gives up when every worker dies', async () => {
    send.mockRejectedValue(workerDied);
    expect(await askWorker(load)).toEqual(broken);
    expect(send).toHaveBeenCalledTimes(4);
  });

  describe('after the browser has replaced the extension', () => {
    const orphaned: PanelReply = { ok: false, error: { code: 'orphaned', details: {} } };

    /** The browser takes the API away from the page. */
    const replaceExtension = () =>
      vi.spyOn(fakeBrowser, 'runtime', 'get').mockReturnValue(undefined as never);

    it('asks nobody', async () => {
      send.mockResolvedValue(good);
      replaceExtension();
      expect(await askWorker(load)).toEqual(orphaned);
      expect(send).not.toHaveBeenCalled();
    });

    it.each<PanelMessage>([load, { kind: 'pod.sign_in', mountId, switchUser: true }])(
      'gives up at once when that happens meanwhile: $kind',
      async (message) => {
        send.mockImplementation(() => {
          replaceExtension();
          return Promise.reject(new Error('Extension context invalidated.'));
        });
        expect(await askWorker(message)).toEqual(orphaned);
        expect(send).toHaveBeenCalledTimes(1);
      },
    );
  });
});
