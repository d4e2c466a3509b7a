/** Who is told of news about an invoice, and when: its payments screen or its own tab has changed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  invoiceTab,
  otherTab,
  type PaymentScreensBench,
  paymentScreensBench,
} from './support/payment-screens-bench.ts';

let bench: PaymentScreensBench;

beforeEach(async () => {
  vi.useFakeTimers();
  bench = paymentScreensBench();
  await bench.open();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Waits for news, and tells whether they have come. */
async function waitForNews(tabId = invoiceTab, invoiceId = 'inv_1', since = bench.screens.moment()) {
  const came = vi.fn();
  void bench.screens.news(tabId, invoiceId, since).then(came);
  // Only the storage knows the screen's tab.
  await vi.advanceTimersByTimeAsync(0);
  return {
    async have() {
      await vi.advanceTimersByTimeAsync(0);
      return came.mock.calls.length > 0;
    },
  };
}

describe('news about an invoice', () => {
  it.each([
    ['its payments screen', 101],
    ['the invoice’s own tab', invoiceTab],
  ])('comes with a change of %s', async (_, tabId) => {
    const news = await waitForNews();
    expect(await news.have()).toBe(false);
    bench.screens.tabChanged(tabId);
    expect(await news.have()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not come with a change of any other tab', async () => {
    const news = await waitForNews();
    bench.screens.tabChanged(otherTab);
    bench.screens.tabChanged(102);
    expect(await news.have()).toBe(false);
    bench.screens.tabChanged(101);
    expect(await news.have()).toBe(true);
  });

  it('is given up after 25 seconds without any', async () => {
    const news = await waitForNews();
    await vi.advanceTimersByTimeAsync(24_999);
    expect(await news.have()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await news.have()).toBe(true);
  });

  it('reaches everybody who waits, once', async () => {
    const first = await waitForNews();
    const second = await waitForNews();
    bench.screens.tabChanged(101);
    expect([await first.have(), await second.have()]).toEqual([true, true]);
    const third = await waitForNews();
    expect(await third.have()).toBe(false);
    bench.screens.tabChanged(101);
    expect(await third.have()).toBe(true);
  });

  it('reaches only those who wait for that invoice', async () => {
    await bench.open({ invoice: { id: 'inv_2', payments: [] }, invoiceTabId: otherTab, intentId: 'other' });
    const [mine, other] = [await waitForNews(), await waitForNews(otherTab, 'inv_2')];
    bench.screens.tabChanged(102);
    expect([await mine.have(), await other.have()]).toEqual([false, true]);
    bench.screens.tabChanged(101);
    expect(await mine.have()).toBe(true);
  });

  it('reaches another tab on the same invoice', async () => {
    const other = await waitForNews(otherTab);
    bench.screens.tabChanged(101);
    expect(await other.have()).toBe(true);
  });

  it.each([
    ['its payments screen', 101],
    ['the invoice’s own tab', invoiceTab],
  ])('is there at once when %s changed before the question, during the look before it', async (_, tabId) => {
    const beforeTheLook = bench.screens.moment();
    bench.screens.tabChanged(tabId);
    expect(await (await waitForNews(invoiceTab, 'inv_1', beforeTheLook)).have()).toBe(true);
    expect(await (await waitForNews()).have()).toBe(false);
  });

  it('reaches who is woken, and is not kept for the next question', async () => {
    const moment = bench.screens.moment();
    const woken = await waitForNews();
    bench.screens.wake(invoiceTab);
    expect(await woken.have()).toBe(true);
    expect(await (await waitForNews(invoiceTab, 'inv_1', moment)).have()).toBe(false);
  });

  it('is waited for by the tab alone where no payments screen is known', async () => {
    bench.store.values.clear();
    const news = await waitForNews();
    bench.screens.tabChanged(101);
    expect(await news.have()).toBe(false);
    bench.screens.tabChanged(invoiceTab);
    expect(await news.have()).toBe(true);
  });
});
