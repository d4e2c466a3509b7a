/** What must be true of every request that moves money when it leaves the worker. */
import { isDeepStrictEqual } from 'node:util';
import { type Intent, isOpen, requestKeyOf } from '#lib/worker/operations/intent.ts';
import type { KeyedRequest, NetworkWitness } from '../world/network.ts';
import { steadyNow } from '../world/real-time.ts';
import type { StorageWitness } from '../world/storage.ts';
import type { WitnessOptions } from './witness.ts';

/** How long after it is made an intent may be sent, plus how long a worker may take to send it, in ms. */
const sendableMs = 2 * 60_000 + 60_000;

/** The same for an intent that continues after the person signs in again. */
const sendableAfterSignInMs = 15 * 60_000 + 60_000;

export function createRequestRules(
  { intents }: Pick<WitnessOptions, 'intents'>,
  breach: (what: string) => void,
): NetworkWitness & Pick<StorageWitness, 'written'> {
  const bodies = new Map<string, string>();
  /** By key: when its intent was first written, in ms of the steady clock, which cannot be set. */
  const firstWrittenAt = new Map<string, number>();
  /** Keys that were sent, and whose effect is not known since. */
  const uncertain = new Set<string>();
  /** Keys whose intent continues after a sign-in and was not sent since. */
  const goesOn = new Set<string>();

  /** A request must match the journal exactly and be the same each time. */
  function checkContent(intent: Intent, { key, path, body }: KeyedRequest): void {
    const { request } = intent;
    const isToTheLetter = request.path === path && isDeepStrictEqual(request.body, JSON.parse(body));
    if (!isToTheLetter) breach(`${key} is sent with another request than the journal has`);
    const first = bodies.get(key) ?? body;
    bodies.set(key, first);
    if (first !== body) breach(`${key} is sent again with another body`);
  }

  function checkAge({ key }: Intent): void {
    const most = goesOn.delete(key) ? sendableAfterSignInMs : sendableMs;
    if (steadyNow() - (firstWrittenAt.get(key) ?? 0) > most)
      breach(`${key} is sent long after the person has gone on`);
  }

  return {
    written(intent, before) {
      const { key, state } = intent;
      if (before === undefined) firstWrittenAt.set(key, steadyNow());
      if (state.name === 'open' && before !== undefined && before.state.name !== 'open') goesOn.add(key);
      if (!isOpen(intent)) uncertain.delete(requestKeyOf(intent));
    },
    sent(request) {
      const { key, method } = request;
      if (method !== 'POST') return;
      const intent = intents().find((each) => requestKeyOf(each) === key);
      if (intent?.state.name === 'open') {
        checkContent(intent, request);
        checkAge(intent);
      } else {
        breach(`${key} is sent while the journal has it as ${intent?.state.name ?? 'unknown'}`);
      }
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
