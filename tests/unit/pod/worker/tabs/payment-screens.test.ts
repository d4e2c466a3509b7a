import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createPaymentScreens,
  type PaymentScreens,
  type ScreenRequest,
} from '#lib/pod/worker/tabs/payment-screens.ts';
import { deferred } from '../../../support/deferred.ts';
import { type FakeTabs, fakeTabs, screenMemory } from '../../../support/fake-tabs.ts';

const invoiceTab = 7;
const otherTab = 8;
const start = Date.UTC(2026, 4, 31, 12);

let tabs: FakeTabs;
let store: ReturnType<typeof screenMemory>;
let screens: PaymentScreens;
let now: number;
const createScreen = vi.fn<ScreenRequest['createScreen']>();

beforeEach(() => {
  tabs = fakeTabs();
  store = screenMemory();
  now = start;
  screens = createPaymentScreens(tabs, store, () => now);
  createScreen
    .mockReset()
    .mockResolvedValue({ url: 'https://app.example/pay/1', expiresAt: '2026-05-31T12:15:00Z' });
});

const open = (change: Partial<ScreenRequest> = {}, using = screens) =>
  using.open({
    invoiceTabId: invoiceTab,
    invoice: { id: 'inv_1', version: '1' },
    intentId: 'intent',
    createScreen,
    ...change,
  });

describe('opening the payments screen', () => {
  it('opens it beside the invoice', async () => {
    await open();
    expect(tabs.opened).toEqual([{ url: 'https://app.example/pay/1', beside: invoiceTab, tabId: 101 }]);
    expect(await screens.isOpen('inv_1')).toBe(true);
  });

  it('shows the same tab again for the same wish, without asking WisePay', async () => {
    await open();
    await open();
    expect(tabs.opened).toHaveLength(1);
    expect(tabs.shown).toEqual([101]);
    expect(createScreen).toHaveBeenCalledTimes(1);
  });

  it('remembers the wish when the worker dies', async () => {
    await open();
    await open(
      {},
      createPaymentScreens(tabs, store, () => now),
    );
    expect(tabs.opened).toHaveLength(1);
  });

  it.each([
    ['the same wish', {}],
    ['another wish', { intentId: 'another' }],
    ['a wish in another tab on the same invoice', { intentId: 'another', invoiceTabId: otherTab }],
  ])('opens one tab when %s arrives at the same time', async (_, change) => {
    await Promise.all([open(), open(change)]);
    expect(tabs.opened).toHaveLength(1);
    expect(tabs.shown).toEqual([101]);
  });

  it('opens it anew when the person has closed it', async () => {
    await open();
    tabs.close(101);
    expect(await screens.isOpen('inv_1')).toBe(false);
    await open();
    expect(tabs.opened).toHaveLength(2);
    expect(await screens.isOpen('inv_1')).toBe(true);
  });

  it('opens no second screen for an invoice whose first one can still be used', async () => {
    await open();
    await open({ intentId: 'another', invoiceTabId: otherTab });
    expect(tabs.opened).toHaveLength(1);
    expect(tabs.shown).toEqual([101]);
  });

  it.each<[string, () => void, Partial<ScreenRequest>]>([
    ['has been paid on', () => {}, { invoice: { id: 'inv_1', version: '2' } }],
    ['has run out', () => (now = Date.UTC(2026, 4, 31, 12, 15)), {}],
  ])('opens a new one for another wish when the first one %s', async (_, happen, change) => {
    await open();
    happen();
    await open({ intentId: 'another', ...change });
    expect(tabs.opened).toHaveLength(2);
  });

  it('shows what the wish opened even after that has been used: a repeated message opens no tab', async () => {
    await open();
    now = Date.UTC(2026, 4, 31, 13);
    await open({ invoice: { id: 'inv_1', version: '2' } });
    expect(tabs.opened).toHaveLength(1);
  });

  it('keeps two invoices apart', async () => {
    await open();
    expect(await screens.isOpen('inv_2')).toBe(false);
    await open({ invoice: { id: 'inv_2', version: '1' }, invoiceTabId: otherTab });
    expect(tabs.opened.map(({ beside }) => beside)).toEqual([invoiceTab, otherTab]);
  });

  it('does not make one invoice wait for another', async () => {
    const slow = deferred<Awaited<ReturnType<ScreenRequest['createScreen']>>>();
    const waiting = open({ createScreen: () => slow.promise });
    await open({ invoice: { id: 'inv_2', version: '1' } });
    expect(tabs.opened).toHaveLength(1);
    slow.resolve({ url: 'https://app.example/pay/2', expiresAt: '2026-05-31T12:15:00Z' });
    await waiting;
    expect(tabs.opened).toHaveLength(2);
  });

  it('is remembered for a new panel in the tab', async () => {
    await open();
    expect(await createPaymentScreens(tabs, store, () => now).isOpen('inv_1')).toBe(true);
  });

  it('leaves nothing behind when WisePay names no address', async () => {
    createScreen.mockRejectedValueOnce(new Error('refused'));
    await expect(open()).rejects.toThrow('refused');
    expect(tabs.opened).toEqual([]);
    expect(await screens.isOpen('inv_1')).toBe(false);
    await open();
    expect(tabs.opened).toHaveLength(1);
  });

  it('opens it for whoever comes next when the first one failed at the same time', async () => {
    createScreen.mockRejectedValueOnce(new Error('refused'));
    const [first, second] = await Promise.allSettled([open(), open({ intentId: 'another' })]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(tabs.opened).toHaveLength(1);
  });

  it.each([
    undefined,
    'junk',
    { intentId: 'intent', tabId: 101 },
    { intentId: 'intent', tabId: '101', invoiceVersion: '1', expiresAt: start + 1 },
  ])('takes unreadable storage for nothing open: %j', async (value) => {
    store.values.set('inv_1', value);
    expect(await screens.isOpen('inv_1')).toBe(false);
    await open();
    expect(tabs.opened).toHaveLength(1);
  });
});

describe('news about an invoice', () => {
  beforeEach(async () => {
    vi.useFakeTimers();
    await open();
  });
  afterEach(() => vi.useRealTimers());

  /** Waits for news, and tells whether they have come. */
  async function waitForNews(tabId = invoiceTab, invoiceId = 'inv_1', since = screens.moment()) {
    const came = vi.fn();
    void screens.news(tabId, invoiceId, since).then(came);
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
    await open({ invoice: { id: 'inv_2', version: '1' }, invoiceTabId: otherTab, intentId: 'other' });
    const [mine, other] = [await waitForNews(), await waitForNews(otherTab, 'inv_2')];
    screens.tabChanged(102);
    expect([await mine.have(), await other.have()]).toEqual([false, true]);
    screens.tabChanged(101);
    expect(await mine.have()).toBe(true);
  });

  it('reaches another tab on the same invoice', async () => {
    const other = await waitForNews(otherTab);
    screens.tabChanged(101);
    expect(await other.have()).toBe(true);
  });

  it.each([
    ['its payments screen', 101],
    ['the invoice’s own tab', invoiceTab],
  ])('is there at once when %s changed before the question, during the look before it', async (_, tabId) => {
    const beforeTheLook = screens.moment();
    screens.tabChanged(tabId);
    expect(await (await waitForNews(invoiceTab, 'inv_1', beforeTheLook)).have()).toBe(true);
    expect(await (await waitForNews()).have()).toBe(false);
  });

  it('reaches who is woken, and is not kept for the next question', async () => {
    const moment = screens.moment();
    const woken = await waitForNews();
    screens.wake(invoiceTab);
    expect(await woken.have()).toBe(true);
    expect(await (await waitForNews(invoiceTab, 'inv_1', moment)).have()).toBe(false);
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
