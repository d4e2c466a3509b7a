/**
 * A technician's browser: tabs with panels, and a worker that the browser ends when idle. The worker's known invoices
 * and WisePay's requested waiting times end with it. Tokens, the note that the API accepts them, intents and tabs stay.
 */

import { createPanelController, type PanelController } from '#lib/panel/panel-controller.ts';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import type { Lock } from '#lib/worker/operations/operations.ts';
import type { InvoicePage } from '#lib/worker/session/session-context.ts';
import { psaHost } from '#sandbox/wisepay/merchants.ts';
import { createStorage } from '../../model/world/storage.ts';
import type { Assumptions } from './assumptions.ts';
import type { Network } from './network.ts';
import type { Office } from './office.ts';
import type { Random } from './random.ts';
import { createScreenTabs } from './screen-tabs.ts';
import { createFleetSession, type TokenStore } from './session.ts';
import type { TrafficCounter } from './traffic.ts';
import { wait } from './virtual-time.ts';
import { endpoints, startWorker } from './worker.ts';
import { createWorkerLife } from './worker-life.ts';

export interface Panel {
  readonly controller: PanelController;
  readonly isOpen: boolean;
  /** Closes the panel, because the page shows something else. */
  close(): void;
}

export interface Browser {
  /** Shows an invoice in a tab, and closes the tab's previous panel. */
  openInvoice(tabId: number, recordId: string): Panel;
  /** Reports that a person looks at the tab again. */
  showTab(tabId: number): void;
  /** Closes the payments screens that the POD has opened. */
  closeScreens(): void;
}

/** Receives the outcomes of a panel's messages. */
export interface PanelWitness {
  replied(panel: object, isGood: boolean, isLive: boolean): void;
  closed(panel: object): void;
}

export interface BrowserOptions {
  readonly office: Office;
  readonly network: Network;
  readonly traffic: TrafficCounter;
  readonly witness: PanelWitness;
  readonly given: Assumptions;
  /** The technician's email in WisePay and PSA. */
  readonly email: string;
  /** For the latency of each request. */
  readonly line: Random;
  /** For the POD's own random choices. */
  readonly random: Random;
}

export function createBrowser(options: BrowserOptions): Browser {
  const { office, traffic, witness, given, email, random } = options;
  const fetch = options.network.fetchOf(office.server, options.line);
  const tokens: TokenStore = { credentials: null };
  const pages = new Map<number, InvoicePage>();
  const panels = new Map<number, Panel>();
  const screens = createScreenTabs();
  const storage = createStorage({ written: () => {}, removed: () => {} });
  const journalStore = storage.storeOf({ isOver: false, end: () => {}, turn: async () => {} });
  const lock = createLock();
  let mounts = 0;

  let verified: unknown;
  const verifiedKey = {
    read: async () => verified,
    write: async (signIn: unknown) => {
      verified = signIn;
    },
  };

  const { wake, tell } = createWorkerLife(given.workerLife, () => {
    traffic.count('workers');
    return startWorker({
      fetch,
      random,
      journalStore,
      lock,
      verifiedKey,
      screenStore: screens.store,
      makeSession: (send) =>
        createFleetSession({
          store: tokens,
          email,
          issuer: endpoints.issuer,
          send,
          fetch,
          tokenLife: given.tokenLife,
          mintToken: () => office.wisepay.tokenFor(email),
          onSignIn: () => traffic.count('signIns'),
        }),
      describePage: (tabId) => pages.get(tabId) ?? null,
    });
  });

  return {
    openInvoice(tabId, recordId) {
      panels.get(tabId)?.close();
      mounts += 1;
      const mountId = `00000000-0000-4000-8000-${String(mounts).padStart(12, '0')}`;
      pages.set(tabId, { mountId, invoice: { host: psaHost, recordId }, memberEmail: email });
      traffic.count('views');
      const life = new AbortController();
      const panel: Panel = {
        controller: createPanelController({
          mountId,
          random,
          wait,
          signal: life.signal,
          onChange: () => {},
          async ask(message) {
            const reply = await tell(({ handle }) => handle(message, tabId));
            if (!life.signal.aborted) witness.replied(panel, isGood(reply), isLive(reply));
            return reply;
          },
        }),
        get isOpen() {
          return !life.signal.aborted;
        },
        close() {
          if (life.signal.aborted) return;
          life.abort();
          witness.closed(panel);
          if (pages.get(tabId)?.mountId === mountId) pages.delete(tabId);
        },
      };
      panels.set(tabId, panel);
      void panel.controller.refresh();
      return panel;
    },
    showTab: (tabId) => wake().tabChanged(tabId),
    closeScreens() {
      for (const tabId of screens.close()) wake().tabChanged(tabId);
    },
  };
}

function isGood(reply: PanelReply): boolean {
  return reply.ok && reply.view.kind !== 'unavailable';
}

function isLive(reply: PanelReply): boolean {
  return reply.ok && reply.view.kind === 'ready' && reply.view.live;
}

/** One holder at a time for each name. Locks need no release here, because no worker ends during a message. */
function createLock(): Lock {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const own = (last.get(name) ?? Promise.resolve()).then(work);
    const settled = own.catch(() => {});
    last.set(name, settled);
    void settled.then(() => last.get(name) === settled && last.delete(name));
    return own;
  };
}
