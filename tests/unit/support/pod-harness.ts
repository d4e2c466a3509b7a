/** The whole worker, with a scripted WisePay and a browser that the test controls. */
import { type Mock, vi } from 'vitest';
import type { Policy } from '#lib/policy/policy.ts';
import type { StoredDrafts } from '#lib/protocol/drafts-message.ts';
import type { PageDescription } from '#lib/protocol/page-messages.ts';
import type { PanelMessage, PanelReply } from '#lib/protocol/panel-messages.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { createActions, type PanelPlace } from '#lib/worker/actions/actions.ts';
import { createWithInvoice } from '#lib/worker/invoices/invoice-context.ts';
import { createUncertainPayments, type UncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { createWaitForUpdate } from '#lib/worker/invoices/updates.ts';
import { createPanelHandler } from '#lib/worker/messages/panel-handler.ts';
import { createJournal, type Journal } from '#lib/worker/operations/journal.ts';
import { createOperations } from '#lib/worker/operations/operations.ts';
import { createWithSession } from '#lib/worker/session/session-context.ts';
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
  /** The drafts that continue in a review window, by mount ID. */
  readonly drafts: ReadonlyMap<string, StoredDrafts>;
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
  const screens = createPaymentScreens(tabs, screenMemory());
  const store = memoryStore();
  const journal = createJournal(store);
  const uncertain = createUncertainPayments(store, () => harness.time);
  const policy = async () => harness.policy;
  const describePage = vi.fn<(tabId: number) => Promise<PageDescription>>(async () => invoicePage);
  const { timers, wait } = handTimers();
  let lastTerminal: string | undefined;
  const drafts = new Map<string, StoredDrafts>();
  const windows = fakeWindows();

  const operations = createOperations({
    journal,
    lock: turns(),
    now: () => harness.time,
    timestamp: () => timestampAt(harness.time),
  });
  const withSession = createWithSession({ send: api.send, session, verifiedKey: sessionMemory(), policy });
  const handle = createPanelHandler({
    withInvoice: createWithInvoice(withSession, operations),
    session,
    screens,
    journal,
    refusals: { count: async () => {} },
    operations,
    actions: createActions({
      journal,
      operations,
      uncertain,
      writeLastTerminal: async (terminalId) => {
        lastTerminal = terminalId;
      },
    }),
    uncertain,
    now: () => harness.time,
    waitForUpdate: createWaitForUpdate({ withSession, screens, wait }),
    windows,
    writeDrafts: async (mount, typed) => void drafts.set(mount, typed),
    readLastTerminal: async () => lastTerminal,
    openBeside: tabs.openBeside,
    wisepayTime: () => ({ earliest: harness.time, latest: harness.time }),
    policy,
    describePage,
  });
  const harness: PodHarness = {
    api,
    session,
    tabs,
    screens,
    journal,
    uncertain,
    policy: scriptedPolicy,
    describePage,
    windows,
    drafts,
    timers,
    time: Date.UTC(2026, 4, 31, 12),
    tell: (message, place) => handle(message, panelTab, place),
  };
  return harness;
}
