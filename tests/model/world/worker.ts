/** A service worker, put together from the POD's own parts as the extension does it. */
import { createJournal } from '#lib/operations/journal.ts';
import { createNow } from '#lib/operations/moment.ts';
import { createOperations } from '#lib/operations/operations.ts';
import type { PageDescription } from '#lib/pod/contract/page-messages.ts';
import { createEntrance } from '#lib/pod/worker/admission/entrance.ts';
import { createGate } from '#lib/pod/worker/admission/gate.ts';
import { createMoneyActions } from '#lib/pod/worker/money/money-actions.ts';
import { settleLeftovers } from '#lib/pod/worker/money/settle-leftovers.ts';
import { createUncertainPayments } from '#lib/pod/worker/money/uncertain-payments.ts';
import { createPanelHandler, type HandlePanelMessage } from '#lib/pod/worker/panel-handler.ts';
import { createTabChanges } from '#lib/pod/worker/tabs/tab-changes.ts';
import { defaultPolicy } from '#lib/policy/policy.ts';
import { createSend } from '#lib/wisepay/transport.ts';
import { createWisePayClock } from '#lib/wisepay/wisepay-clock.ts';
import type { Life } from './life.ts';
import type { Locks } from './locks.ts';
import type { Network } from './network.ts';
import type { People } from './people.ts';
import { steadyNow } from './real-time.ts';
import type { BrowserStorage } from './storage.ts';

export interface WorkerParts {
  readonly life: Life;
  readonly locks: Locks;
  readonly network: Network;
  readonly people: People;
  readonly storage: BrowserStorage;
  describePage(tabId: number): PageDescription;
}

export interface Worker {
  readonly handle: HandlePanelMessage;
  /** What a worker does first. */
  wake(): Promise<void>;
}

const endpoints = {
  issuer: 'http://wisepay.localhost/oidc',
  api: 'http://wisepay.localhost/api',
  app: 'http://wisepay.localhost',
};

export function createWorker({ life, locks, network, people, storage, describePage }: WorkerParts): Worker {
  // What is left to chance elsewhere is the same every time here.
  const clock = createWisePayClock(steadyNow);
  const send = createSend(steadyNow, network.fetchOf(life), () => 0.5, clock);
  const access = people.accessOf(life);
  const store = storage.storeOf(life);
  const journal = createJournal(store);
  const uncertain = createUncertainPayments(store, Date.now);
  const moment = createNow(steadyNow, clock.at);
  const operations = createOperations({ journal, lock: locks.lockOf(life), now: Date.now, moment });
  const policy = async () => ({ ...defaultPolicy, endpoints });
  const enter = createEntrance({ send, access, admitted: people.admittedOf(life), policy });
  return {
    handle: createPanelHandler({
      gate: createGate(enter, operations),
      access,
      journal,
      refusals: { count: notHere },
      operations,
      money: createMoneyActions({ journal, operations, uncertain, writeLastTerminal: async () => {} }),
      uncertain,
      now: Date.now,
      policy,
      describePage: async (tabId) => describePage(tabId),
      readLastTerminal: async () => undefined,
      openBeside: notHere,
      wisepayTime: clock.at,
      // Nobody opens WisePay's own pages here, and nobody waits for news: both only show what there is.
      screens: {
        open: notHere,
        isOpen: async () => false,
        moment: createTabChanges().moment,
        wake: () => {},
      },
      news: notHere,
      pages: { open: notHere, openPublic: notHere },
      windows: { open: notHere, isOpen: async () => false },
      writeDrafts: notHere,
    }),
    wake: () => settleLeftovers({ access, send, operations, endpoints: async () => endpoints }),
  };
}

async function notHere(): Promise<never> {
  throw new Error('The model does not do this.');
}
