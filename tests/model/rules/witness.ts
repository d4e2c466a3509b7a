/**
 * Watches what the POD writes down and what it sends, and keeps what must not be. A breach is kept and not thrown:
 * the POD must not be able to swallow it.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Intent, type IntentState, isOpen } from '#lib/operations/intent.ts';
import type { KeyedRequest, NetworkWitness } from '../world/network.ts';
import type { StorageWitness } from '../world/storage.ts';

export interface Witness extends StorageWitness, NetworkWitness {
  readonly breaches: readonly string[];
  breach(what: string): void;
  /** The last that was written of every intent there ever was, by key. */
  readonly remembered: ReadonlyMap<string, Intent>;
  /** The keys whose intent was closed as not done while a request for it was still on its way. */
  readonly closedEarly: ReadonlySet<string>;
}

export interface WitnessParts {
  /** The intents in the storage. */
  intents(): Intent[];
  /** Whether WisePay may still carry out something that was sent with this key. */
  isUnderWay(key: string): boolean;
}

const dayMs = 24 * 60 * 60_000;

export function createWitness({ intents, isUnderWay }: WitnessParts): Witness {
  const breaches: string[] = [];
  const remembered = new Map<string, Intent>();
  const closedEarly = new Set<string>();
  const bodies = new Map<string, string>();
  /** Keys that were sent, and of which WisePay has not said since that nothing has happened. */
  const uncertain = new Set<string>();

  function breach(what: string): void {
    breaches.push(what);
  }

  function checkLettersOf({ key, path, body }: KeyedRequest): void {
    const intent = intents().find((each) => each.key === key);
    if (intent?.state.name !== 'open') {
      breach(`${key} is sent while the journal has it as ${stateOf(intent)}`);
      return;
    }
    const isToTheLetter =
      intent.request.path === path && isDeepStrictEqual(intent.request.body, JSON.parse(body));
    if (!isToTheLetter) breach(`${key} is sent with another request than the journal has`);
    const first = bodies.get(key) ?? body;
    bodies.set(key, first);
    if (first !== body) breach(`${key} is sent again with another body`);
  }

  return {
    breaches,
    breach,
    remembered,
    closedEarly,

    written(intent, before) {
      const { key, state } = intent;
      remembered.set(key, intent);
      if (before === undefined && state.name !== 'open') breach(`${key} begins as ${state.name}`);
      if (before !== undefined) {
        if (!isOpen(before) && before.state.name !== state.name) {
          breach(`${key} was ${before.state.name} for good, and becomes ${state.name}`);
        }
        if (!isDeepStrictEqual({ ...before, state }, intent)) breach(`${key} becomes another intent`);
      }
      if (state.name === 'open') {
        const rival = intents().find(
          (each) => each.key !== key && each.state.name === 'open' && isFor(each, intent),
        );
        if (rival !== undefined) breach(`${key} and ${rival.key} are open for one target`);
      }
      if (state.name === 'unresolved' && state.at - intent.createdAt <= dayMs) {
        breach(`${key} is given up before a day has passed`);
      }
      if (saysNothingHappened(state) && isUnderWay(key)) closedEarly.add(key);
    },

    removed({ key, state }) {
      if (state.name === 'open') breach(`${key} is forgotten while its outcome is open`);
    },

    sent(request) {
      const { key, method } = request;
      if (method !== 'POST') return;
      checkLettersOf(request);
      if (uncertain.has(key)) breach(`${key} is sent again before anybody asked what became of it`);
      uncertain.add(key);
    },

    answered({ key, method }, status, body) {
      const isUnknown = method === 'GET' && status === 404;
      const wantsSignIn = method === 'POST' && status === 401 && body.includes('step_up_required');
      if (isUnknown || wantsSignIn) uncertain.delete(key);
    },
  };
}

/** Whether the person is told that WisePay has not done it. */
export function saysNothingHappened({ name }: IntentState): boolean {
  return name === 'refused' || name === 'not_received';
}

function stateOf(intent: Intent | undefined): string {
  return intent?.state.name ?? 'unknown';
}

function isFor(a: Intent, b: Intent): boolean {
  return a.target === b.target && a.owner.api === b.owner.api && a.owner.email === b.owner.email;
}
