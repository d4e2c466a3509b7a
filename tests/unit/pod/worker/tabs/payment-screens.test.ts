/** Opening WisePay's payments screen: one tab for an invoice, whoever asks for it and however often. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScreenRequest } from '#lib/pod/worker/tabs/payment-screens.ts';
import { deferred } from '../../../support/deferred.ts';
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

  it.each<[string, () => void, Partial<ScreenRequest>]>([
    ['has been paid on', () => {}, { invoice: { id: 'inv_1', version: '2' } }],
    ['has run out', () => (bench.time = Date.UTC(2026, 4, 31, 12, 15)), {}],
  ])('opens a new one for another wish when the first one %s', async (_, happen, change) => {
    await bench.open();
    happen();
    await bench.open({ intentId: 'another', ...change });
    expect(bench.tabs.opened).toHaveLength(2);
  });

  it('shows what the wish opened even after that has been used: a repeated message opens no tab', async () => {
    await bench.open();
    bench.time = Date.UTC(2026, 4, 31, 13);
    await bench.open({ invoice: { id: 'inv_1', version: '2' } });
    expect(bench.tabs.opened).toHaveLength(1);
  });

  it('keeps two invoices apart', async () => {
    await bench.open();
    expect(await bench.screens.isOpen('inv_2')).toBe(false);
    await bench.open({ invoice: { id: 'inv_2', version: '1' }, invoiceTabId: otherTab });
    expect(bench.tabs.opened.map(({ beside }) => beside)).toEqual([invoiceTab, otherTab]);
  });

  it('does not make one invoice wait for another', async () => {
    const slow = deferred<Awaited<ReturnType<ScreenRequest['createScreen']>>>();
    const waiting = bench.open({ createScreen: () => slow.promise });
    await bench.open({ invoice: { id: 'inv_2', version: '1' } });
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
    { intentId: 'intent', tabId: '101', invoiceVersion: '1', expiresAt: Date.UTC(2026, 4, 31, 13) },
  ])('takes unreadable storage for nothing open: %j', async (value) => {
    bench.store.values.set('inv_1', value);
    expect(await bench.screens.isOpen('inv_1')).toBe(false);
    await bench.open();
    expect(bench.tabs.opened).toHaveLength(1);
  });
});
