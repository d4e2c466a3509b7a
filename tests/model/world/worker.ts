/** A service worker, assembled from the POD's parts in the same way as the extension. */

import { defaultPolicy } from '#lib/policy/policy.ts';
import type { PageDescription } from '#lib/protocol/page-messages.ts';
import { createSend } from '#lib/wisepay/transport.ts';
import { createWisePayClock } from '#lib/wisepay/wisepay-clock.ts';
import { createWorker as createCommonWorker } from '#lib/worker/invoices/worker.ts';
import { createPanelHandler, type HandlePanelMessage } from '#lib/worker/messages/panel-handler.ts';
import { settleLeftovers } from '#lib/worker/operations/settle-leftovers.ts';
import { createNow } from '#lib/worker/operations/timestamp.ts';
import { createTabChanges } from '#lib/worker/tabs/tab-changes.ts';
import type { Life } from './life.ts';
import type { Locks } from './locks.ts';
import type { Network } from './network.ts';
import type { People } from './people.ts';
import { steadyNow } from './real-time.ts';
import type { BrowserStorage } from './storage.ts';

export interface WorkerOptions {
  readonly life: Life;
  readonly locks: Locks;
  readonly network: Network;
  readonly people: People;
  readonly storage: BrowserStorage;
  describePage(tabId: number): PageDescription;
}

export interface Worker {
  readonly handle: HandlePanelMessage;
  /** Does what a worker does at its start. */
  wake(): Promise<void>;
}

const endpoints = {
  issuer: 'http://wisepay.localhost/oidc',
  api: 'http://wisepay.localhost/api',
  app: 'http://wisepay.localhost',
};

export function createWorker({ life, locks, network, people, storage, describePage }: WorkerOptions): Worker {
  // Random elsewhere; the same each time here.
  const clock = createWisePayClock(steadyNow);
  const send = createSend(steadyNow, network.fetchOf(life), () => 0.5, clock);
  const worker = createCommonWorker({
    send,
    session: people.sessionOf(life),
    store: storage.storeOf(life),
    lastTerminal: { read: async () => undefined, write: async () => {} },
    verifiedKey: people.verifiedKeyOf(life),
    // No one opens WisePay's own pages or waits for updates here: both only show what already exists.
    screens: {
      open: notHere,
      isOpen: async () => false,
      revision: createTabChanges().revision,
      nextChange: notHere,
      wake: () => {},
    },
    windows: { open: notHere, isOpen: async () => false },
    refusals: { count: notHere },
    lock: locks.lockOf(life),
    now: Date.now,
    timestamp: createNow(steadyNow, clock.at),
    wisepayTime: clock.at,
    wait: notHere,
    policy: async () => ({ ...defaultPolicy, endpoints }),
    describePage: async (tabId) => describePage(tabId),
  });
  return {
    handle: createPanelHandler(worker),
    wake: () => settleLeftovers(worker, endpoints),
  };
}

async function notHere(): Promise<never> {
  throw new Error('The model does not do this.');
}
