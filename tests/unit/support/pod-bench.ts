/** The worker's part of the POD, whole, in front of a scripted WisePay and a browser that a test moves by hand. */
import { type Mock, vi } from 'vitest';
import { createJournal, type Journal } from '#lib/operations/journal.ts';
import { createOperations } from '#lib/operations/operations.ts';
import type { StoredDrafts } from '#lib/pod/contract/drafts-message.ts';
import type { PanelMessage, PanelReply } from '#lib/pod/contract/messages.ts';
import type { PageDescription } from '#lib/pod/contract/page-messages.ts';
import { createEntrance } from '#lib/pod/worker/admission/entrance.ts';
import { createGate } from '#lib/pod/worker/admission/gate.ts';
import { createMoneyActions } from '#lib/pod/worker/money/money-actions.ts';
import { createPanelHandler, type PanelPlace } from '#lib/pod/worker/panel-handler.ts';
import { createPaymentScreens, type PaymentScreens } from '#lib/pod/worker/tabs/payment-screens.ts';
import { createWisePayPages } from '#lib/pod/worker/tabs/wisepay-pages.ts';
import { createNews } from '#lib/pod/worker/views/news.ts';
import type { Policy } from '#lib/policy/policy.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { fakeAccess } from './fake-access.ts';
import { type FakeTabs, fakeTabs, screenMemory } from './fake-tabs.ts';
import { type FakeWindows, fakeWindows } from './fake-windows.ts';
import { handTimers, type Timer } from './hand-timers.ts';
import { memoryStore } from './memory-journal.ts';
import { mountId } from './money-messages.ts';
import { type ScriptedApi, scriptedApi, scriptedPolicy } from './scripted-api.ts';
import { sessionMemory } from './session-memory.ts';
import { turns } from './turns.ts';

export const panelTab = 7;

/** The page in the panel's tab: Pat looks at the sample invoice. */
export const invoicePage = {
  mountId,
  invoice: { host: 'psa.example', number: '20101' },
  memberEmail: 'pat@northwind.example',
};

export interface PodBench {
  readonly api: ScriptedApi;
  readonly access: ReturnType<typeof fakeAccess>;
  readonly tabs: FakeTabs;
  readonly screens: PaymentScreens;
  readonly journal: Journal;
  /** The panel in its tab asks the worker. */
  tell(message: PanelMessage, place?: PanelPlace): Promise<PanelReply>;
  /** In force; change it to have the administrator change it. */
  policy: Policy;
  readonly describePage: Mock<(tabId: number) => Promise<PageDescription>>;
  readonly windows: FakeWindows;
  /** What was typed and goes on in a window, by mount. */
  readonly drafts: ReadonlyMap<string, StoredDrafts>;
  /** The timers that were set, oldest first. */
  readonly timers: readonly Timer[];
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
}

/** @param invoice as WisePay has it; the sample invoice where it is left out */
export function podBench(invoice?: Invoice): PodBench {
  const api = scriptedApi();
  if (invoice !== undefined) api.answers['GET /invoices'] = () => Response.json(invoice);
  const access = fakeAccess(invoicePage.memberEmail);
  const tabs = fakeTabs();
  const screens = createPaymentScreens(tabs, screenMemory());
  const journal = createJournal(memoryStore());
  const policy = async () => bench.policy;
  const describePage = vi.fn<(tabId: number) => Promise<PageDescription>>(async () => invoicePage);
  const { timers, wait } = handTimers();
  let lastTerminal: string | undefined;
  const drafts = new Map<string, StoredDrafts>();
  const windows = fakeWindows();

  const operations = createOperations({ journal, lock: turns(), now: () => bench.time });
  const enter = createEntrance({ send: api.send, access, admitted: sessionMemory(), policy });
  const handle = createPanelHandler({
    gate: createGate(enter, operations),
    access,
    screens,
    journal,
    refusals: { count: async () => {} },
    operations,
    money: createMoneyActions({
      journal,
      operations,
      writeLastTerminal: async (terminalId) => {
        lastTerminal = terminalId;
      },
    }),
    news: createNews({ enter, screens, wait }),
    pages: createWisePayPages(tabs),
    windows,
    writeDrafts: async (mount, typed) => void drafts.set(mount, typed),
    readLastTerminal: async () => lastTerminal,
    openBeside: tabs.openBeside,
    policy,
    describePage,
  });
  const bench: PodBench = {
    api,
    access,
    tabs,
    screens,
    journal,
    policy: scriptedPolicy,
    describePage,
    windows,
    drafts,
    timers,
    time: Date.UTC(2026, 4, 31, 12),
    tell: (message, place) => handle(message, panelTab, place),
  };
  return bench;
}
