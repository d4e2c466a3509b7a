/** A browser with two tabs, the person at it, and WisePay. */
import type { Scheduler } from 'fast-check';
import { vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Intent } from '#lib/worker/operations/intent.ts';
import { createInProcessWisePay, type InProcessWisePay } from '#sandbox/wisepay/in-process.ts';
import { changeSettings, type Settings } from '#sandbox/wisepay/ledger/settings.ts';
import { psaHost } from '#sandbox/wisepay/merchants.ts';
import type { Clock } from '#sandbox/wisepay/time/clock.ts';
import { createWitness, type Witness } from '../rules/witness.ts';
import { createFlow, type Flow } from './flow.ts';
import { createLife, type Life } from './life.ts';
import { createLocks } from './locks.ts';
import { createNetwork } from './network.ts';
import { createPeople, type People } from './people.ts';
import { realClock, steadyNow } from './real-time.ts';
import { createStorage } from './storage.ts';
import { createWorker, type Worker } from './worker.ts';

/** A tab with an invoice and its panel. */
export interface Tab {
  readonly index: number;
  readonly recordId: string;
  readonly mountId: string;
  /** The last view, which the person sees, however old. */
  view: ReadyView | undefined;
  /** The number of messages without a reply. */
  unanswered: number;
  /** The last message with an intent, and when (ms of the steady clock); undefined once an outcome is dismissed. */
  lastRequest: { readonly message: PanelMessage; readonly at: number } | undefined;
}

export interface World {
  readonly wisepay: InProcessWisePay<Clock>;
  readonly flow: Flow;
  readonly people: People;
  readonly witness: Witness;
  readonly tabs: readonly Tab[];
  intents(): Intent[];
  /** A new ID; the sequence is the same each time. */
  newId(): string;
  /** Sends the worker a message of the tab's panel, without waiting for the reply. */
  ask(tab: Tab, message: PanelMessage): void;
  /** Lets everything that is under way finish. */
  settle(): Promise<void>;
  /** Ends the worker and starts the next. */
  restartWorker(losesRequests: boolean): void;
}

export interface Situation {
  /** The record ID of the invoice in each tab. */
  readonly recordIds: readonly string[];
  readonly settings: Partial<Settings>;
}

export const startOfTime = Date.UTC(2026, 4, 15, 9);

/** Needs vitest's fake timers; everything begins at `startOfTime`. */
export async function createWorld(scheduler: Scheduler, { recordIds, settings }: Situation): Promise<World> {
  vi.clearAllTimers();
  vi.setSystemTime(startOfTime);
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}` as const;
  };
  // The IDs that the POD makes must also be the same each time.
  vi.spyOn(crypto, 'randomUUID').mockImplementation(newId);

  const wisepay = createInProcessWisePay(realClock(startOfTime));
  changeSettings(wisepay.ledger, settings);
  const flow = createFlow(scheduler);
  const locks = createLocks();
  const people = createPeople(wisepay);
  const witness: Witness = createWitness({
    intents: () => storage.intents(),
  });
  const storage = createStorage(witness);
  const network = createNetwork(flow, wisepay, witness);
  const tabs = recordIds.map(
    (recordId, index): Tab => ({
      index,
      recordId,
      mountId: newId(),
      view: undefined,
      unanswered: 0,
      lastRequest: undefined,
    }),
  );

  let life: Life;
  let workers: readonly Worker[];
  let waking = 0;
  startWorker();

  function describePage(tabId: number) {
    const tab = tabs[tabId];
    if (tab === undefined) return null;
    const { mountId, recordId } = tab;
    return { mountId, invoice: { host: psaHost, recordId }, memberEmail: people.present };
  }

  /** One worker for each tab, so that only storage and locks keep them from acting at the same time. */
  function startWorker(): void {
    const born = createLife(flow);
    life = born;
    waking = 0;
    workers = tabs.map(() => createWorker({ life: born, locks, network, people, storage, describePage }));
    for (const worker of workers) {
      waking += 1;
      worker
        .wake()
        .catch((error: unknown) => {
          if (!(error instanceof CodedError)) witness.breach(`The worker could not wake: ${error}`);
        })
        .finally(() => {
          if (life === born) waking -= 1;
        });
    }
  }

  function ask(tab: Tab, message: PanelMessage): void {
    const asked = life;
    tab.unanswered += 1;
    void workers[tab.index]?.handle(message, tab.index).then((reply) => {
      if (asked.isOver) return;
      tab.unanswered -= 1;
      if (reply.ok && reply.view.kind === 'ready') tab.view = reply.view;
      if (!reply.ok && reply.error.code === 'internal')
        witness.breach(`${message.kind} failed as a defect does`);
    });
  }

  const world: World = {
    wisepay,
    flow,
    people,
    witness,
    tabs,
    intents: storage.intents,
    newId,
    ask,
    settle: () => flow.settle(() => waking > 0 || tabs.some(({ unanswered }) => unanswered > 0)),
    restartWorker(losesRequests) {
      life.end();
      locks.free(life);
      if (losesRequests) network.loseRequestsOf(life);
      for (const tab of tabs) tab.unanswered = 0;
      startWorker();
    },
  };
  for (const tab of tabs) ask(tab, { kind: 'pod.load', mountId: tab.mountId });
  await world.settle();
  return world;
}

/** In ms. A panel forgets a request with an outcome; no one leaves an open one for a day and then asks again. */
const longestRequestMs = 24 * 60 * 60_000;

/** Sends the panel's last request again, with the same intent IDs, if it is less than a day old. */
export function askAgain(world: World, tab: Tab): void {
  const { lastRequest } = tab;
  if (lastRequest !== undefined && steadyNow() - lastRequest.at < longestRequestMs)
    world.ask(tab, lastRequest.message);
}
