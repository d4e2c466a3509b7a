/** A service worker, assembled from the POD's parts in the same way as the extension. */

import { defaultPolicy } from '#lib/policy/policy.ts';
import type { PageDescription } from '#lib/protocol/page-messages.ts';
import { createSend } from '#lib/wisepay/transport.ts';
import { createWisePayClock } from '#lib/wisepay/wisepay-clock.ts';
import { createActions } from '#lib/worker/actions/actions.ts';
import { createWithInvoice } from '#lib/worker/invoices/invoice-context.ts';
import { createUncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { createPanelHandler, type HandlePanelMessage } from '#lib/worker/messages/panel-handler.ts';
import { createJournal } from '#lib/worker/operations/journal.ts';
import { createOperations } from '#lib/worker/operations/operations.ts';
import { settleLeftovers } from '#lib/worker/operations/settle-leftovers.ts';
import { createNow } from '#lib/worker/operations/timestamp.ts';
import { createWithSession } from '#lib/worker/session/session-context.ts';
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
  const session = people.sessionOf(life);
  const store = storage.storeOf(life);
  const journal = createJournal(store);
  const uncertain = createUncertainPayments(store, Date.now);
  const timestamp = createNow(steadyNow, clock.at);
  const operations = createOperations({ journal, lock: locks.lockOf(life), now: Date.now, timestamp });
  const policy = async () => ({ ...defaultPolicy, endpoints });
  const withSession = createWithSession({ send, session, verifiedKey: people.verifiedKeyOf(life), policy });
  return {
    handle: createPanelHandler({
      withInvoice: createWithInvoice(withSession, operations),
      session,
      journal,
      refusals: { count: notHere },
      operations,
      actions: createActions({ journal, operations, uncertain, writeLastTerminal: async () => {} }),
      uncertain,
      now: Date.now,
      policy,
      describePage: async (tabId) => describePage(tabId),
      readLastTerminal: async () => undefined,
      openBeside: notHere,
      wisepayTime: clock.at,
      // No one opens WisePay's own pages or waits for updates here: both only show what already exists.
      screens: {
        open: notHere,
        isOpen: async () => false,
        revision: createTabChanges().revision,
        wake: () => {},
      },
      waitForUpdate: notHere,
      windows: { open: notHere, isOpen: async () => false },
      writeDrafts: notHere,
    }),
    wake: () => settleLeftovers({ session, send, operations, endpoints: async () => endpoints }),
  };
}

async function notHere(): Promise<never> {
  throw new Error('The model does not do this.');
}
