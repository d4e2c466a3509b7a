/** A technician's service worker, assembled from the POD's parts in the same way as the extension. */

import { defaultPolicy } from '#lib/policy/policy.ts';
import type { PageDescription } from '#lib/protocol/page-messages.ts';
import type { SessionItem } from '#lib/wisepay/sign-in/kept-token.ts';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import { createSend, type Fetch, type Send } from '#lib/wisepay/transport.ts';
import { createWisePayClock } from '#lib/wisepay/wisepay-clock.ts';
import { createWorker } from '#lib/worker/invoices/worker.ts';
import { createPanelHandler, type HandlePanelMessage } from '#lib/worker/messages/panel-handler.ts';
import type { JournalStore } from '#lib/worker/operations/journal.ts';
import type { Lock } from '#lib/worker/operations/operations.ts';
import { settleLeftovers } from '#lib/worker/operations/settle-leftovers.ts';
import { createNow } from '#lib/worker/operations/timestamp.ts';
import { createPaymentScreens, type ScreenStore } from '#lib/worker/tabs/payment-screens.ts';
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
  const screens = createPaymentScreens(options.screenStore);
  const worker = createWorker({
    send,
    session: options.makeSession(send),
    store: options.journalStore,
    lastTerminal: { read: async () => undefined, write: async () => {} },
    verifiedKey: options.verifiedKey,
    screens,
    // No one opens other pages or windows here, because they cause no requests to WisePay's API.
    windows: { open: notHere, isOpen: async () => false },
    refusals: { count: async () => {} },
    lock: options.lock,
    now: Date.now,
    timestamp: createNow(Date.now, clock.at),
    wisepayTime: clock.at,
    wait,
    policy,
    describePage: async (tabId) => options.describePage(tabId),
  });
  // If this fails, the next view settles them, as in the extension.
  void settleLeftovers(worker, endpoints).catch(() => {});
  return { handle: createPanelHandler(worker), tabChanged: screens.tabChanged };
}

async function notHere(): Promise<never> {
  throw new Error('The load model does not do this.');
}
