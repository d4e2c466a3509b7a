/** The payments screens of a browser whose tabs and session storage the test controls. */
import { type Mock, vi } from 'vitest';
import {
  createPaymentScreens,
  type PaymentScreens,
  type ScreenRequest,
} from '#lib/worker/tabs/payment-screens.ts';
import { type FakeTabs, fakeTabs, screenMemory } from '../../../support/fake-tabs.ts';
import { samplePayment } from '../../../support/payments.ts';

export const invoiceTab = 7;
export const otherTab = 8;

export interface PaymentScreensHarness {
  readonly tabs: FakeTabs;
  readonly store: ReturnType<typeof screenMemory>;
  readonly screens: PaymentScreens;
  /** Creates a payment session, valid for 15 minutes; the same key gets the same session. */
  readonly createScreen: Mock<ScreenRequest['createScreen']>;
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
  /** The next worker's payments screens, with only the tabs and the storage. */
  newWorker(): PaymentScreens;
  /** Opens the screen of invoice `inv_1`, with `change` in the request. */
  open(change?: Partial<ScreenRequest>, using?: PaymentScreens): Promise<void>;
}

export function paymentScreensHarness(): PaymentScreensHarness {
  const tabs = fakeTabs();
  const store = screenMemory();
  const sessions = new Map<string, Awaited<ReturnType<ScreenRequest['createScreen']>>>();
  const createScreen = vi.fn<ScreenRequest['createScreen']>(async (key) => {
    const url = `https://app.example/pay/${sessions.size + 1}`;
    const session = sessions.get(key) ?? {
      url,
      expiresAt: new Date(harness.time + 15 * 60_000).toISOString(),
    };
    sessions.set(key, session);
    return session;
  });
  const newWorker = () => createPaymentScreens(store);
  const screens = newWorker();
  const harness: PaymentScreensHarness = {
    tabs,
    store,
    screens,
    createScreen,
    time: Date.UTC(2026, 4, 31, 12),
    newWorker,
    open: (change = {}, using = screens) =>
      using.open({
        invoiceTabId: invoiceTab,
        invoice: { id: 'inv_1', payments: [samplePayment] },
        intentId: 'intent',
        now: () => harness.time,
        createScreen,
        ...change,
      }),
  };
  return harness;
}
