/** Opening WisePay's payments screen: one tab for an invoice, whoever asks for it and however often. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { ScreenRequest } from '#lib/pod/worker/tabs/payment-screens.ts';
import { ProblemError } from '#lib/wisepay/answers.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { deferred } from '../../../support/deferred.ts';
import { sampleDebit, samplePayment } from '../../../support/payments.ts';
import {
  invoiceTab,
  otherTab,
  type PaymentScreensBench,
  paymentScreensBench,
} from './support/payment-screens-bench.ts';

let bench: PaymentScreensBench;

beforeEach(() => {
  bench = paymentScreensBench();
});

describe('opening the payments screen', () => {
  it('opens it beside the invoice', async () => {
    await bench.open();
    expect(bench.tabs.opened).toEqual([{ url: 'https://app.example/pay/1', beside: invoiceTab, tabId: 101 }]);
    expect(await bench.screens.isOpen('inv_1')).toBe(true);
  });

  it('shows the same tab again for the same wish, without asking WisePay', async () => {
    await bench.open();
    await bench.open();
    expect(bench.tabs.opened).toHaveLength(1);
    expect(bench.tabs.shown).toEqual([101]);
    expect(bench.createScreen).toHaveBeenCalledTimes(1);
  });

  it('remembers the wish when the worker dies', async () => {
    await bench.open();
    await bench.open({}, bench.newWorker());
    expect(bench.tabs.opened).toHaveLength(1);
  });

  it.each([
    ['the same wish', {}],
    ['another wish', { intentId: 'another' }],
    ['a wish in another tab on the same invoice', { intentId: 'another', invoiceTabId: otherTab }],
  ])('opens one tab when %s arrives at the same time', async (_, change) => {
    await Promise.all([bench.open(), bench.open(change)]);
    expect(bench.tabs.opened).toHaveLength(1);
    expect(bench.tabs.shown).toEqual([101]);
  });

  it('opens it anew when the person has closed it', async () => {
    await bench.open();
    bench.tabs.close(101);
    expect(await bench.screens.isOpen('inv_1')).toBe(false);
    await bench.open();
    expect(bench.tabs.opened).toHaveLength(2);
    expect(await bench.screens.isOpen('inv_1')).toBe(true);
  });

  it('opens no second screen for an invoice whose first one can still be used', async () => {
    await bench.open();
    await bench.open({ intentId: 'another', invoiceTabId: otherTab });
    expect(bench.tabs.opened).toHaveLength(1);
    expect(bench.tabs.shown).toEqual([101]);
  });

  it.each<[string, Payment[]]>([
    ['nothing of its payments', [samplePayment]],
    ['how its payment stands', [{ ...samplePayment, state: 'failed' }]],
    ['a payment that failed', [samplePayment, { ...sampleDebit, state: 'failed' }]],
  ])('shows the same one when the invoice has changed, but %s', async (_, payments) => {
    await bench.open();
    await bench.open({ intentId: 'another', invoice: { id: 'inv_1', payments } });
    expect(bench.tabs.opened).toHaveLength(1);
    expect(bench.createScreen).toHaveBeenCalledTimes(1);
  });

  const done: [string, () => void, Partial<ScreenRequest>][] = [
    ['has been paid on', () => {}, { invoice: { id: 'inv_1', payments: [samplePayment, sampleDebit] } }],
    ['has run out', () => (bench.time += 15 * 60_000), {}],
  ];

  it.each(done)('opens a new one for another wish when the first one %s', async (_, happen, change) => {
    await bench.open();
    happen();
    await bench.open({ intentId: 'another', ...change });
    expect(bench.tabs.opened.map(({ url }) => url)).toEqual([
      'https://app.example/pay/1',
      'https://app.example/pay/2',
    ]);
    expect(bench.tabs.shown).toEqual([]);
  });

  it.each(done)(
    'opens a new one for the same wish, too, when the first one %s',
    async (_, happen, change) => {
      await bench.open();
      happen();
      await bench.open(change);
      expect(bench.tabs.opened[1]?.url).toBe('https://app.example/pay/2');
    },
  );

  it('shows the one that WisePay still has open, although something was paid elsewhere', async () => {
    const url = 'https://app.example/pay/1';
    bench.createScreen.mockResolvedValue({ url, expiresAt: '2026-05-31T12:15:00Z' });
    await bench.open();
    const invoice = { id: 'inv_1', payments: [samplePayment, sampleDebit] };
    await bench.open({ intentId: 'another', invoice });
    expect(bench.tabs.opened).toHaveLength(1);
    expect(bench.tabs.shown).toEqual([101]);
    await bench.open({ intentId: 'a third', invoice });
    expect(bench.createScreen).toHaveBeenCalledTimes(2);
  });

  it('opens the same payment session once more when its tab was closed, for another wish too', async () => {
    await bench.open();
    bench.tabs.close(101);
    await bench.open({ intentId: 'another' });
    expect(bench.tabs.opened[1]?.url).toBe('https://app.example/pay/1');
  });

  it('asks for the same payment session again when the answer was lost, for another wish too', async () => {
    bench.createScreen.mockRejectedValueOnce(new CodedError('timeout'));
    await expect(bench.open()).rejects.toThrow('timeout');
    await bench.open({ intentId: 'another' }, bench.newWorker());
    expect(bench.createScreen.mock.calls).toEqual([['intent'], ['intent']]);
  });

  it('opens no address that has run out, when the answer was lost long ago', async () => {
    const keep = bench.createScreen.getMockImplementation();
    bench.createScreen.mockImplementationOnce(async (key) => {
      await keep?.(key);
      throw new CodedError('timeout');
    });
    await expect(bench.open()).rejects.toThrow('timeout');
    bench.time += 2 * 60 * 60_000;
    await bench.open();
    expect(bench.tabs.opened.map(({ url }) => url)).toEqual(['https://app.example/pay/2']);
  });

  it('asks anew after a refusal, which stands for its key', async () => {
    const refusal = new ProblemError({ status: 409, code: 'invoice_paid', params: {} }, 'req_1');
    bench.createScreen.mockRejectedValueOnce(refusal);
    await expect(bench.open()).rejects.toThrow('invoice_paid');
    await bench.open({ intentId: 'another' });
    expect(bench.createScreen.mock.calls).toEqual([['intent'], ['another']]);
  });

  it('keeps two invoices apart', async () => {
    await bench.open();
    expect(await bench.screens.isOpen('inv_2')).toBe(false);
    await bench.open({ invoice: { id: 'inv_2', payments: [] }, invoiceTabId: otherTab });
    expect(bench.tabs.opened.map(({ beside }) => beside)).toEqual([invoiceTab, otherTab]);
  });

  it('does not make one invoice wait for another', async () => {
    const slow = deferred<Awaited<ReturnType<ScreenRequest['createScreen']>>>();
    const waiting = bench.open({ createScreen: () => slow.promise });
    await bench.open({ invoice: { id: 'inv_2', payments: [] } });
    expect(bench.tabs.opened).toHaveLength(1);
    slow.resolve({ url: 'https://app.example/pay/2', expiresAt: '2026-05-31T12:15:00Z' });
    await waiting;
    expect(bench.tabs.opened).toHaveLength(2);
  });

  it('is remembered for a new panel in the tab', async () => {
    await bench.open();
    expect(await bench.newWorker().isOpen('inv_1')).toBe(true);
  });

  it('leaves nothing behind when WisePay names no address', async () => {
    bench.createScreen.mockRejectedValueOnce(new Error('refused'));
    await expect(bench.open()).rejects.toThrow('refused');
    expect(bench.tabs.opened).toEqual([]);
    expect(await bench.screens.isOpen('inv_1')).toBe(false);
    await bench.open();
    expect(bench.tabs.opened).toHaveLength(1);
  });

  it('opens it for whoever comes next when the first one failed at the same time', async () => {
    bench.createScreen.mockRejectedValueOnce(new Error('refused'));
    const [first, second] = await Promise.allSettled([bench.open(), bench.open({ intentId: 'another' })]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(bench.tabs.opened).toHaveLength(1);
  });

  it.each([
    undefined,
    'junk',
    { intentId: 'intent', tabId: 101 },
    { key: 'intent', opened: { tabId: '101', url: '', expiresAt: 1, payments: [] } },
  ])('takes unreadable storage for nothing open: %j', async (value) => {
    bench.store.values.set('inv_1', value);
    expect(await bench.screens.isOpen('inv_1')).toBe(false);
    await bench.open();
    expect(bench.tabs.opened).toHaveLength(1);
  });
});
