import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPaymentScreens, type PaymentScreens } from '#lib/pod/payment-screens.ts';
import { type FakeTabs, fakeTabs, screenMemory } from '../support/fake-tabs.ts';

const invoiceTab = 7;
const otherTab = 8;

let tabs: FakeTabs;
let store: ReturnType<typeof screenMemory>;
let screens: PaymentScreens;
const createUrl = vi.fn<() => Promise<string>>();

beforeEach(() => {
  tabs = fakeTabs();
  store = screenMemory();
  screens = createPaymentScreens(tabs, store);
  createUrl.mockReset().mockResolvedValue('https://app.example/pay/1');
});

describe('opening the payments screen', () => {
  it('opens it beside the invoice', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    expect(tabs.opened).toEqual([{ url: 'https://app.example/pay/1', beside: invoiceTab, tabId: 101 }]);
    expect(await screens.isOpen(invoiceTab, 'mount')).toBe(true);
  });

  it('shows the same tab again for the same wish, without asking WisePay', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    expect(tabs.opened).toHaveLength(1);
    expect(tabs.shown).toEqual([101]);
    expect(createUrl).toHaveBeenCalledTimes(1);
  });

  it('remembers the wish when the worker dies', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    await createPaymentScreens(tabs, store).open(invoiceTab, 'mount', 'intent', createUrl);
    expect(tabs.opened).toHaveLength(1);
  });

  it('opens one tab when the same wish arrives twice at the same time', async () => {
    await Promise.all([
      screens.open(invoiceTab, 'mount', 'intent', createUrl),
      screens.open(invoiceTab, 'mount', 'intent', createUrl),
    ]);
    expect(tabs.opened).toHaveLength(1);
  });

  it('opens it anew when the person has closed it', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    tabs.close(101);
    expect(await screens.isOpen(invoiceTab, 'mount')).toBe(false);
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    expect(tabs.opened).toHaveLength(2);
    expect(await screens.isOpen(invoiceTab, 'mount')).toBe(true);
  });

  it('opens a screen of its own for another wish', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    await screens.open(invoiceTab, 'mount', 'another', createUrl);
    expect(tabs.opened).toHaveLength(2);
  });

  it('keeps two invoice tabs apart', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    expect(await screens.isOpen(otherTab, 'mount')).toBe(false);
    await screens.open(otherTab, 'mount', 'intent', createUrl);
    expect(tabs.opened.map(({ beside }) => beside)).toEqual([invoiceTab, otherTab]);
  });

  it('says of a new panel in the tab that nothing is open for it', async () => {
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    expect(await screens.isOpen(invoiceTab, 'next mount')).toBe(false);
  });

  it('leaves nothing behind when WisePay names no address', async () => {
    createUrl.mockRejectedValueOnce(new Error('refused'));
    await expect(screens.open(invoiceTab, 'mount', 'intent', createUrl)).rejects.toThrow('refused');
    expect(tabs.opened).toEqual([]);
    expect(await screens.isOpen(invoiceTab, 'mount')).toBe(false);
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
    expect(tabs.opened).toHaveLength(1);
  });

  it.each([undefined, 'junk', { mountId: 'mount', intentId: 'intent' }, { mountId: 'mount', tabId: '101' }])(
    'takes unreadable storage for nothing open: %j',
    async (value) => {
      store.values.set(invoiceTab, value);
      expect(await screens.isOpen(invoiceTab, 'mount')).toBe(false);
      await screens.open(invoiceTab, 'mount', 'intent', createUrl);
      expect(tabs.opened).toHaveLength(1);
    },
  );
});

describe('news about an invoice', () => {
  beforeEach(async () => {
    vi.useFakeTimers();
    await screens.open(invoiceTab, 'mount', 'intent', createUrl);
  });
  afterEach(() => vi.useRealTimers());

  /** Waits for news, and tells whether they have come. */
  async function waitForNews(tabId = invoiceTab) {
    const came = vi.fn();
    void screens.news(tabId).then(came);
    // Reads the storage before it listens.
    await vi.advanceTimersByTimeAsync(0);
    return {
      async have() {
        await vi.advanceTimersByTimeAsync(0);
        return came.mock.calls.length > 0;
      },
    };
  }

  it.each([
    ['its payments screen', 101],
    ['the invoice’s own tab', invoiceTab],
  ])('comes with a change of %s', async (_, tabId) => {
    const news = await waitForNews();
    expect(await news.have()).toBe(false);
    screens.tabChanged(tabId);
    expect(await news.have()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not come with a change of any other tab', async () => {
    const news = await waitForNews();
    screens.tabChanged(otherTab);
    screens.tabChanged(102);
    expect(await news.have()).toBe(false);
    screens.tabChanged(101);
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
    screens.tabChanged(101);
    expect([await first.have(), await second.have()]).toEqual([true, true]);
    const third = await waitForNews();
    expect(await third.have()).toBe(false);
    screens.tabChanged(101);
    expect(await third.have()).toBe(true);
  });

  it('reaches only those who wait for that invoice', async () => {
    await screens.open(otherTab, 'other mount', 'other intent', createUrl);
    const [mine, other] = [await waitForNews(invoiceTab), await waitForNews(otherTab)];
    screens.tabChanged(102);
    expect([await mine.have(), await other.have()]).toEqual([false, true]);
    screens.tabChanged(101);
    expect(await mine.have()).toBe(true);
  });

  it('is waited for by the tab alone where no payments screen is known', async () => {
    store.values.clear();
    const news = await waitForNews();
    screens.tabChanged(101);
    expect(await news.have()).toBe(false);
    screens.tabChanged(invoiceTab);
    expect(await news.have()).toBe(true);
  });
});
