/** The payment screens of a browser whose tabs and session storage a test moves by hand. */
import { type Mock, vi } from 'vitest';
import {
  createPaymentScreens,
  type PaymentScreens,
  type ScreenRequest,
} from '#lib/pod/worker/tabs/payment-screens.ts';
import { type FakeTabs, fakeTabs, screenMemory } from '../../../../support/fake-tabs.ts';

export const invoiceTab = 7;
export const otherTab = 8;

export interface PaymentScreensBench {
  readonly tabs: FakeTabs;
  readonly store: ReturnType<typeof screenMemory>;
  readonly screens: PaymentScreens;
  /** Gets a screen's address, for a quarter of an hour. */
  readonly createScreen: Mock<ScreenRequest['createScreen']>;
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
  /** The next worker's, with nothing but the tabs and the storage. */
  newWorker(): PaymentScreens;
  /** Opens the screen of invoice `inv_1`, or what is given instead. */
  open(change?: Partial<ScreenRequest>, using?: PaymentScreens): Promise<void>;
}

export function paymentScreensBench(): PaymentScreensBench {
  const tabs = fakeTabs();
  const store = screenMemory();
  const createScreen = vi.fn<ScreenRequest['createScreen']>(async () => ({
    url: 'https://app.example/pay/1',
    expiresAt: '2026-05-31T12:15:00Z',
  }));
  const newWorker = () => createPaymentScreens(tabs, store, () => bench.time);
  const screens = newWorker();
  const bench: PaymentScreensBench = {
    tabs,
    store,
    screens,
    createScreen,
    time: Date.UTC(2026, 4, 31, 12),
    newWorker,
    open: (change = {}, using = screens) =>
      using.open({
        invoiceTabId: invoiceTab,
        invoice: { id: 'inv_1', version: '1' },
        intentId: 'intent',
        createScreen,
        ...change,
      }),
  };
  return bench;
}
