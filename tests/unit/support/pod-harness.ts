/** The whole worker, with a scripted WisePay and a browser that the test controls. */
import { type Mock, vi } from 'vitest';
import type { Policy } from '#lib/policy/policy.ts';
import type { PageDescription } from '#lib/protocol/page-messages.ts';
import type { PanelMessage, PanelReply } from '#lib/protocol/panel-messages.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { PanelPlace } from '#lib/worker/actions/actions.ts';
import type { UncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { createWorker } from '#lib/worker/invoices/worker.ts';
import { createPanelHandler } from '#lib/worker/messages/panel-handler.ts';
import type { Journal } from '#lib/worker/operations/journal.ts';
import { createPaymentScreens, type PaymentScreens } from '#lib/worker/tabs/payment-screens.ts';
import { fakeSession } from './fake-session.ts';
import { type FakeTabs, fakeTabs, screenMemory } from './fake-tabs.ts';
import { type FakeWindows, fakeWindows } from './fake-windows.ts';
import { handTimers, type Timer } from './hand-timers.ts';
import { memoryStore } from './memory-journal.ts';
import { mountId } from './money-messages.ts';
import { type ScriptedApi, scriptedApi, scriptedPolicy } from './scripted-api.ts';
import { sessionMemory } from './session-memory.ts';
import { timestampAt } from './timestamps.ts';
import { turns } from './turns.ts';

export const panelTab = 7;

/** The page in the panel's tab: Pat looks at the sample invoice. */
export const invoicePage = {
  mountId,
  invoice: { host: 'psa.example', number: '20101' },
  memberEmail: 'pat@northwind.example',
};

export interface PodHarness {
  readonly api: ScriptedApi;
  readonly session: ReturnType<typeof fakeSession>;
  readonly tabs: FakeTabs;
  readonly screens: PaymentScreens;
  readonly journal: Journal;
  readonly uncertain: UncertainPayments;
  /** Sends the worker a message from the panel in its tab. */
  tell(message: PanelMessage, place?: PanelPlace): Promise<PanelReply>;
  /** The policy in force; change it as the administrator would. */
  policy: Policy;
  readonly describePage: Mock<(tabId: number) => Promise<PageDescription>>;
  readonly windows: FakeWindows;
  /** The timers that were set, oldest first. */
  readonly timers: readonly Timer[];
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
}

/** @param invoice as WisePay has it; by default the sample invoice */
export function podHarness(invoice?: Invoice): PodHarness {
  const api = scriptedApi();
  if (invoice !== undefined) api.answers['GET /invoices'] = () => Response.json(invoice);
  const session = fakeSession(invoicePage.memberEmail);
  const tabs = fakeTabs();
  const screens = createPaymentScreens(screenMemory());
  const describePage = vi.fn<(tabId: number) => Promise<PageDescription>>(async () => invoicePage);
  const { timers, wait } = handTimers();
  let lastTerminal: string | undefined;
  const windows = fakeWindows();
  const worker = createWorker({
    send: api.send,
    session,
    store: memoryStore(),
    lastTerminal: {
      read: async () => lastTerminal,
      write: async (terminalId) => {
        lastTerminal = terminalId;
      },
    },
    verifiedKey: sessionMemory(),
    screens,
    windows,
    refusals: { count: async () => {} },
    lock: turns(),
    now: () => harness.time,
    timestamp: () => timestampAt(harness.time),
    wisepayTime: () => ({ earliest: harness.time, latest: harness.time }),
    wait,
    policy: async () => harness.policy,
    describePage,
  });
  const handle = createPanelHandler(worker);
  const harness: PodHarness = {
    api,
    session,
    tabs,
    screens,
    journal: worker.journal,
    uncertain: worker.uncertain,
    policy: scriptedPolicy,
    describePage,
    windows,
    timers,
    time: Date.UTC(2026, 4, 31, 12),
    tell: (message, place) => handle(message, panelTab, place),
  };
  return harness;
}
