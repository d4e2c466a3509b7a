/** A technician's service worker, assembled from the POD's parts in the same way as the extension. */

import { defaultPolicy } from '#lib/policy/policy.ts';
import type { PageDescription } from '#lib/protocol/page-messages.ts';
import type { SessionItem } from '#lib/wisepay/sign-in/kept-token.ts';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import { createSend, type Fetch, type Send } from '#lib/wisepay/transport.ts';
import { createWisePayClock } from '#lib/wisepay/wisepay-clock.ts';
import { createActions } from '#lib/worker/actions/actions.ts';
import { createWithInvoice } from '#lib/worker/invoices/invoice-context.ts';
import { createUncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { createWaitForUpdate } from '#lib/worker/invoices/updates.ts';
import { createPanelHandler, type HandlePanelMessage } from '#lib/worker/messages/panel-handler.ts';
import { createJournal, type JournalStore } from '#lib/worker/operations/journal.ts';
import { createOperations, type Lock } from '#lib/worker/operations/operations.ts';
import { settleLeftovers } from '#lib/worker/operations/settle-leftovers.ts';
import { createNow } from '#lib/worker/operations/timestamp.ts';
import { createWithSession } from '#lib/worker/session/session-context.ts';
import { createPaymentScreens, type ScreenStore, type Tabs } from '#lib/worker/tabs/payment-screens.ts';
import type { Random } from './random.ts';
import { wait } from './virtual-time.ts';

/** What outlives a worker, and what it uses of the browser. */
export interface WorkerOptions {
  readonly fetch: Fetch;
  readonly random: Random;
  readonly journalStore: JournalStore;
  readonly lock: Lock;
  /** The last sign-in that the API accepted. */
  readonly verifiedKey: Pick<SessionItem, 'read' | 'write'>;
  readonly tabs: Tabs;
  readonly screenStore: ScreenStore;
  makeSession(send: Send): Session;
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

export function startWorker(options: WorkerOptions): Worker {
  const { random } = options;
  const clock = createWisePayClock(Date.now);
  const send = createSend(Date.now, options.fetch, random, clock);
  const session = options.makeSession(send);
  const journal = createJournal(options.journalStore);
  const uncertain = createUncertainPayments(options.journalStore, Date.now);
  const timestamp = createNow(Date.now, clock.at);
  const operations = createOperations({ journal, lock: options.lock, now: Date.now, timestamp });
  const withSession = createWithSession({ send, session, verifiedKey: options.verifiedKey, policy });
  const screens = createPaymentScreens(options.tabs, options.screenStore);
  const handle = createPanelHandler({
    withInvoice: createWithInvoice(withSession, operations),
    session,
    journal,
    operations,
    actions: createActions({ journal, operations, uncertain, writeLastTerminal: async () => {} }),
    uncertain,
    now: Date.now,
    waitForUpdate: createWaitForUpdate({ withSession, screens, wait }),
    screens,
    policy,
    describePage: async (tabId) => options.describePage(tabId),
    refusals: { count: async () => {} },
    wisepayTime: clock.at,
    readLastTerminal: async () => undefined,
    // No one opens other pages or windows here, because they cause no requests to WisePay's API.
    openBeside: notHere,
    windows: { open: notHere, isOpen: async () => false },
    writeDrafts: notHere,
  });
  // If this fails, the next view settles them, as in the extension.
  void settleLeftovers({ session, send, operations, endpoints: async () => endpoints }).catch(() => {});
  return { handle, tabChanged: screens.tabChanged };
}

async function notHere(): Promise<never> {
  throw new Error('The load model does not do this.');
}
