/** Opening WisePay's payments screen: one tab for an invoice, no matter who asks for it and how often. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { ProblemError } from '#lib/wisepay/answers.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import type { ScreenRequest } from '#lib/worker/tabs/payment-screens.ts';
import { deferred } from '../../support/deferred.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import {
  invoiceTab,
  otherTab,
  type PaymentScreensHarness,
  paymentScreensHarness,
} from './support/payment-screens-harness.ts';

let harness: PaymentScreensHarness;

beforeEach(() => {
  harness = paymentScreensHarness();
});

describe('opening the payments screen', () => {
  it('opens it beside the invoice', async () => {
    await harness.open();
    expect(harness.tabs.opened).toEqual([
      { url: 'https://app.example/pay/1', beside: invoiceTab, tabId: 101 },
    ]);
    expect(await harness.screens.isOpen('inv_1')).toBe(true);
  });

  it('shows the same tab again for the same wish, without asking WisePay', async () => {
    await harness.open();
    await harness.open();
    expect(harness.tabs.opened).toHaveLength(1);
    expect(harness.tabs.shown).toEqual([101]);
    expect(harness.createScreen).toHaveBeenCalledTimes(1);
  });

  it('remembers the wish when the worker dies', async () => {
    await harness.open();
    await harness.open({}, harness.newWorker());
    expect(harness.tabs.opened).toHaveLength(1);
  });

  it.each([
    ['the same wish', {}],
    ['another wish', { intentId: 'another' }],
    ['a wish in another tab on the same invoice', { intentId: 'another', invoiceTabId: otherTab }],
  ])('opens one tab when %s arrives at the same time', async (_, change) => {
    await Promise.all([harness.open(), harness.open(change)]);
    expect(harness.tabs.opened).toHaveLength(1);
    expect(harness.tabs.shown).toEqual([101]);
  });

  it('opens it anew when the person has closed it', async () => {
    await harness.open();
    harness.tabs.close(101);
    expect(await harness.screens.isOpen('inv_1')).toBe(false);
    await harness.open();
    expect(harness.tabs.opened).toHaveLength(2);
    expect(await harness.screens.isOpen('inv_1')).toBe(true);
  });

  it('opens no second screen for an invoice whose first one can still be used', async () => {
    await harness.open();
    await harness.open({ intentId: 'another', invoiceTabId: otherTab });
    expect(harness.tabs.opened).toHaveLength(1);
    expect(harness.tabs.shown).toEqual([101]);
  });

  it.each<[string, Payment[]]>([
    ['nothing of its payments', [samplePayment]],
    ['how its payment stands', [{ ...samplePayment, state: 'failed' }]],
    ['a payment that failed', [samplePayment, { ...sampleDebit, state: 'failed' }]],
  ])('shows the same one when the invoice has changed, but %s', async (_, payments) => {
    await harness.open();
    await harness.open({ intentId: 'another', invoice: { id: 'inv_1', payments } });
    expect(harness.tabs.opened).toHaveLength(1);
    expect(harness.createScreen).toHaveBeenCalledTimes(1);
  });

  const done: [string, () => void, Partial<ScreenRequest>][] = [
    ['has been paid on', () => {}, { invoice: { id: 'inv_1', payments: [samplePayment, sampleDebit] } }],
    ['has run out', () => (harness.time += 15 * 60_000), {}],
  ];

  it.each(done)('opens a new one for another wish when the first one %s', async (_, happen, change) => {
    await harness.open();
    happen();
    await harness.open({ intentId: 'another', ...change });
    expect(harness.tabs.opened.map(({ url }) => url)).toEqual([
      'https://app.example/pay/1',
      'https://app.example/pay/2',
    ]);
    expect(harness.tabs.shown).toEqual([]);
  });

  it.each(done)(
    'opens a new one for the same wish, too, when the first one %s',
    async (_, happen, change) => {
      await harness.open();
      happen();
      await harness.open(change);
      expect(harness.tabs.opened[1]?.url).toBe('https://app.example/pay/2');
    },
  );

  it('shows the one that WisePay still has open, although something was paid elsewhere', async () => {
    const url = 'https://app.example/pay/1';
    harness.createScreen.mockResolvedValue({ url, expiresAt: '2026-05-31T12:15:00Z' });
    await harness.open();
    const invoice = { id: 'inv_1', payments: [samplePayment, sampleDebit] };
    await harness.open({ intentId: 'another', invoice });
    expect(harness.tabs.opened).toHaveLength(1);
    expect(harness.tabs.shown).toEqual([101]);
    await harness.open({ intentId: 'a third', invoice });
    expect(harness.createScreen).toHaveBeenCalledTimes(2);
  });

  it('opens the same payment session once more when its tab was closed, for another wish too', async () => {
    await harness.open();
    harness.tabs.close(101);
    await harness.open({ intentId: 'another' });
    expect(harness.tabs.opened[1]?.url).toBe('https://app.example/pay/1');
  });

  it('asks for the same payment session again when the answer was lost, for another wish too', async () => {
    harness.createScreen.mockRejectedValueOnce(new CodedError('timeout'));
    await expect(harness.open()).rejects.toThrow('timeout');
    await harness.open({ intentId: 'another' }, harness.newWorker());
    expect(harness.createScreen.mock.calls).toEqual([['intent'], ['intent']]);
  });

  it('opens no address that has run out, when the answer was lost long ago', async () => {
    const keep = harness.createScreen.getMockImplementation();
    harness.createScreen.mockImplementationOnce(async (key) => {
      await keep?.(key);
      throw new CodedError('timeout');
    });
    await expect(harness.open()).rejects.toThrow('timeout');
    harness.time += 2 * 60 * 60_000;
    await harness.open();
    expect(harness.tabs.opened.map(({ url }) => url)).toEqual(['https://app.example/pay/2']);
  });

  it('asks anew after a refusal, which stands for its key', async () => {
    const refusal = new ProblemError({ status: 409, code: 'invoice_paid', params: {} }, 'req_1');
    harness.createScreen.mockRejectedValueOnce(refusal);
    await expect(harness.open()).rejects.toThrow('invoice_paid');
    await harness.open({ intentId: 'another' });
    expect(harness.createScreen.mock.calls).toEqual([['intent'], ['another']]);
  });

  it('keeps two invoices apart', async () => {
    await harness.open();
    expect(await harness.screens.isOpen('inv_2')).toBe(false);
    await harness.open({ invoice: { id: 'inv_2', payments: [] }, invoiceTabId: otherTab });
    expect(harness.tabs.opened.map(({ beside }) => beside)).toEqual([invoiceTab, otherTab]);
  });

  it('does not make one invoice wait for another', async () => {
    const slow = deferred<Awaited<ReturnType<ScreenRequest['createScreen']>>>();
    const waiting = harness.open({ createScreen: () => slow.promise });
    await harness.open({ invoice: { id: 'inv_2', payments: [] } });
    expect(harness.tabs.opened).toHaveLength(1);
    slow.resolve({ url: 'https://app.example/pay/2', expiresAt: '2026-05-31T12:15:00Z' });
    await waiting;
    expect(harness.tabs.opened).toHaveLength(2);
  });

  it('is remembered for a new panel in the tab', async () => {
    await harness.open();
    expect(await harness.newWorker().isOpen('inv_1')).toBe(true);
  });

  it('leaves nothing behind when WisePay names no address', async () => {
    harness.createScreen.mockRejectedValueOnce(new Error('refused'));
    await expect(harness.open()).rejects.toThrow('refused');
    expect(harness.tabs.opened).toEqual([]);
    expect(await harness.screens.isOpen('inv_1')).toBe(false);
    await harness.open();
    expect(harness.tabs.opened).toHaveLength(1);
  });

  it('opens it for whoever comes next when the first one failed at the same time', async () => {
    harness.createScreen.mockRejectedValueOnce(new Error('refused'));
    const [first, second] = await Promise.allSettled([harness.open(), harness.open({ intentId: 'another' })]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(harness.tabs.opened).toHaveLength(1);
  });

  it.each([
    undefined,
    'junk',
    { intentId: 'intent', tabId: 101 },
    { key: 'intent', opened: { tabId: '101', url: '', expiresAt: 1, payments: [] } },
  ])('takes unreadable storage for nothing open: %j', async (value) => {
    harness.store.values.set('inv_1', value);
    expect(await harness.screens.isOpen('inv_1')).toBe(false);
    await harness.open();
    expect(harness.tabs.opened).toHaveLength(1);
  });
});
