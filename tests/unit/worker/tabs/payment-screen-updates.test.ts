/** Who gets updates about an invoice, and when: its payments screen or its own tab has changed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  invoiceTab,
  otherTab,
  type PaymentScreensHarness,
  paymentScreensHarness,
} from './support/payment-screens-harness.ts';

let harness: PaymentScreensHarness;

beforeEach(async () => {
  vi.useFakeTimers();
  harness = paymentScreensHarness();
  await harness.open();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Waits for an update; `have` tells whether it has come. */
async function waitForUpdate(tabId = invoiceTab, invoiceId = 'inv_1', since = harness.screens.revision()) {
  const came = vi.fn();
  void harness.screens.nextChange(tabId, invoiceId, since).then(came);
  // The screen's tab must first be read from the storage.
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
    const nextChange = await waitForUpdate();
    expect(await nextChange.have()).toBe(false);
    harness.screens.tabChanged(tabId);
    expect(await nextChange.have()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not come with a change of any other tab', async () => {
    const nextChange = await waitForUpdate();
    harness.screens.tabChanged(otherTab);
    harness.screens.tabChanged(102);
    expect(await nextChange.have()).toBe(false);
    harness.screens.tabChanged(101);
    expect(await nextChange.have()).toBe(true);
  });

  it('is given up after 25 seconds without any', async () => {
    const nextChange = await waitForUpdate();
    await vi.advanceTimersByTimeAsync(24_999);
    expect(await nextChange.have()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await nextChange.have()).toBe(true);
  });

  it('reaches everybody who waits, once', async () => {
    const first = await waitForUpdate();
    const second = await waitForUpdate();
    harness.screens.tabChanged(101);
    expect([await first.have(), await second.have()]).toEqual([true, true]);
    const third = await waitForUpdate();
    expect(await third.have()).toBe(false);
    harness.screens.tabChanged(101);
    expect(await third.have()).toBe(true);
  });

  it('reaches only those who wait for that invoice', async () => {
    await harness.open({ invoice: { id: 'inv_2', payments: [] }, invoiceTabId: otherTab, intentId: 'other' });
    const [mine, other] = [await waitForUpdate(), await waitForUpdate(otherTab, 'inv_2')];
    harness.screens.tabChanged(102);
    expect([await mine.have(), await other.have()]).toEqual([false, true]);
    harness.screens.tabChanged(101);
    expect(await mine.have()).toBe(true);
  });

  it('reaches another tab on the same invoice', async () => {
    const other = await waitForUpdate(otherTab);
    harness.screens.tabChanged(101);
    expect(await other.have()).toBe(true);
  });

  it.each([
    ['its payments screen', 101],
    ['the invoice’s own tab', invoiceTab],
  ])('is there at once when %s changed before the question, during the look before it', async (_, tabId) => {
    const beforeTheLook = harness.screens.revision();
    harness.screens.tabChanged(tabId);
    expect(await (await waitForUpdate(invoiceTab, 'inv_1', beforeTheLook)).have()).toBe(true);
    expect(await (await waitForUpdate()).have()).toBe(false);
  });

  it('reaches who is woken, and is not kept for the next question', async () => {
    const revision = harness.screens.revision();
    const woken = await waitForUpdate();
    harness.screens.wake(invoiceTab);
    expect(await woken.have()).toBe(true);
    expect(await (await waitForUpdate(invoiceTab, 'inv_1', revision)).have()).toBe(false);
  });

  it('is waited for by the tab alone where no payments screen is known', async () => {
    harness.store.values.clear();
    const nextChange = await waitForUpdate();
    harness.screens.tabChanged(101);
    expect(await nextChange.have()).toBe(false);
    harness.screens.tabChanged(invoiceTab);
    expect(await nextChange.have()).toBe(true);
  });
});
