/**
 * A technician's browser: tabs with panels, and a worker that the browser ends when it has had nothing to do for a
 * while. With it go the invoices that it knew and how long WisePay had asked it to wait; tokens, the note that the API
 * has admitted them, intents and the tabs stay.
 */
import type { Lock } from '#lib/operations/operations.ts';
import type { PanelReply } from '#lib/pod/contract/messages.ts';
import { createAskWorker } from '#lib/pod/controllers/ask-worker.ts';
import { createPanelController, type PanelController } from '#lib/pod/controllers/panel-controller.ts';
import type { InvoicePage } from '#lib/pod/worker/admission/entrance.ts';
import { psaHost } from '#sandbox/wisepay/merchants.ts';
import { createStorage } from '../../model/world/storage.ts';
import { createFleetAccess, type TokenStore } from './access.ts';
import type { Assumptions } from './assumptions.ts';
import type { Network } from './network.ts';
import type { Office } from './office.ts';
import type { Random } from './random.ts';
import { createScreenTabs } from './screen-tabs.ts';
import type { TrafficCounter } from './traffic.ts';
import { wait } from './virtual-time.ts';
import { endpoints, startWorker } from './worker.ts';
import { createWorkerLife } from './worker-life.ts';

export interface Panel {
  readonly controller: PanelController;
  readonly isOpen: boolean;
  /** The page goes on to something else. */
  close(): void;
}

export interface Browser {
  /** Shows an invoice in a tab, in place of what is there. */
  openInvoice(tabId: number, recordId: string): Panel;
  /** The tab is looked at again. */
  showTab(tabId: number): void;
  /** Closes the payments screens that the POD has opened. */
  closeScreens(): void;
}

/** Is told how a panel's questions end. */
export interface PanelWitness {
  replied(panel: object, isGood: boolean, isLive: boolean): void;
  closed(panel: object): void;
}

export interface BrowserParts {
  readonly office: Office;
  readonly network: Network;
  readonly traffic: TrafficCounter;
  readonly witness: PanelWitness;
  readonly given: Assumptions;
  /** WisePay's name for the technician, and PSA's. */
  readonly email: string;
  /** How slow the line is each time. */
  readonly line: Random;
  /** What the POD leaves to chance. */
  readonly random: Random;
}

export function createBrowser(parts: BrowserParts): Browser {
  const { office, traffic, witness, given, email, random } = parts;
  const fetch = parts.network.fetchOf(office.server, parts.line);
  const tokens: TokenStore = { pass: null };
  const pages = new Map<number, InvoicePage>();
  const panels = new Map<number, Panel>();
  const screens = createScreenTabs();
  const storage = createStorage({ written: () => {}, removed: () => {} });
  const journalStore = storage.storeOf({ isOver: false, end: () => {}, turn: async () => {} });
  const lock = createLock();
  let mounts = 0;

  let admittedSignIn: unknown;
  const admitted = {
    read: async () => admittedSignIn,
    write: async (signIn: unknown) => {
      admittedSignIn = signIn;
    },
  };

  const { wake, tell } = createWorkerLife(given.workerLife, () => {
    traffic.count('workers');
    return startWorker({
      fetch,
      random,
      journalStore,
      lock,
      admitted,
      tabs: screens.tabs,
      screenStore: screens.store,
      makeAccess: (send) =>
        createFleetAccess({
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
      const ask = createAskWorker(
        (message) => tell(({ handle }) => handle(message, tabId)),
        () => false,
      );
      const panel: Panel = {
        controller: createPanelController({
          mountId,
          random,
          wait,
          signal: life.signal,
          onChange: () => {},
          async ask(message) {
            const reply = await ask(message);
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

/** One at a time for a name; nobody dies with a lock here, because no worker dies over a message. */
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
