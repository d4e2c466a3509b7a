/** A technician's service worker, put together from the POD's own parts as the extension does it. */
import { createJournal, type JournalStore } from '#lib/operations/journal.ts';
import { createNow } from '#lib/operations/moment.ts';
import { createOperations, type Lock } from '#lib/operations/operations.ts';
import type { PageDescription } from '#lib/pod/contract/page-messages.ts';
import { createEntrance } from '#lib/pod/worker/admission/entrance.ts';
import { createGate } from '#lib/pod/worker/admission/gate.ts';
import { createMoneyActions } from '#lib/pod/worker/money/money-actions.ts';
import { settleLeftovers } from '#lib/pod/worker/money/settle-leftovers.ts';
import { createUncertainPayments } from '#lib/pod/worker/money/uncertain-payments.ts';
import { createPanelHandler, type HandlePanelMessage } from '#lib/pod/worker/panel-handler.ts';
import { createPaymentScreens, type ScreenStore, type Tabs } from '#lib/pod/worker/tabs/payment-screens.ts';
import { createNews } from '#lib/pod/worker/views/news.ts';
import { defaultPolicy } from '#lib/policy/policy.ts';
import type { Access } from '#lib/wisepay/sign-in/access.ts';
import type { SessionItem } from '#lib/wisepay/sign-in/kept-token.ts';
import { createSend, type Fetch, type Send } from '#lib/wisepay/transport.ts';
import { createWisePayClock } from '#lib/wisepay/wisepay-clock.ts';
import type { Random } from './random.ts';
import { wait } from './virtual-time.ts';

/** What outlives a worker, and what it reaches of the browser. */
export interface WorkerParts {
  readonly fetch: Fetch;
  readonly random: Random;
  readonly journalStore: JournalStore;
  readonly lock: Lock;
  /** Which sign-in the API has admitted last. */
  readonly admitted: Pick<SessionItem, 'read' | 'write'>;
  readonly tabs: Tabs;
  readonly screenStore: ScreenStore;
  makeAccess(send: Send): Access;
  describePage(tabId: number): PageDescription;
}

export interface Worker {
  readonly handle: HandlePanelMessage;
  tabChanged(tabId: number): void;
}

export const endpoints = {
  issuer: 'http://wisepay.localhost/oidc',
  api: 'http://wisepay.localhost/api',
  app: 'http://wisepay.localhost',
};

const policy = async () => ({ ...defaultPolicy, endpoints });

export function startWorker(parts: WorkerParts): Worker {
  const { random } = parts;
  const clock = createWisePayClock(Date.now);
  const send = createSend(Date.now, parts.fetch, random, clock);
  const access = parts.makeAccess(send);
  const journal = createJournal(parts.journalStore);
  const uncertain = createUncertainPayments(parts.journalStore, Date.now);
  const moment = createNow(Date.now, clock.at);
  const operations = createOperations({ journal, lock: parts.lock, now: Date.now, moment });
  const enter = createEntrance({ send, access, admitted: parts.admitted, policy });
  const screens = createPaymentScreens(parts.tabs, parts.screenStore);
  const handle = createPanelHandler({
    gate: createGate(enter, operations),
    access,
    journal,
    operations,
    money: createMoneyActions({ journal, operations, uncertain, writeLastTerminal: async () => {} }),
    uncertain,
    now: Date.now,
    news: createNews({ enter, screens, wait }),
    screens,
    policy,
    describePage: async (tabId) => parts.describePage(tabId),
    refusals: { count: async () => {} },
    wisepayTime: clock.at,
    readLastTerminal: async () => undefined,
    // Nobody opens other pages or windows here: WisePay's API hears nothing of those.
    openBeside: notHere,
    pages: { open: notHere, openPublic: notHere },
    windows: { open: notHere, isOpen: async () => false },
    writeDrafts: notHere,
  });
  // Where it fails, the next view settles them; as in the extension.
  void settleLeftovers({ access, send, operations, endpoints: async () => endpoints }).catch(() => {});
  return { handle, tabChanged: screens.tabChanged };
}

async function notHere(): Promise<never> {
  throw new Error('The load model does not do this.');
}
