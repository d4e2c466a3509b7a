/** What must be true of every change to the journal. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Intent,
  type IntentState,
  isOpen,
  isSameOwner,
  requestKeyOf,
} from '#lib/worker/operations/intent.ts';
import { steadyNow } from '../world/real-time.ts';
import type { StorageWitness } from '../world/storage.ts';
import type { Witness, WitnessOptions } from './witness.ts';

const dayMs = 24 * 60 * 60_000;
/** In ms. WisePay's time is known only to 2 s and the time an answer took; what may be a day counts as one. */
const mostDoubtMs = 60_000;

export function createJournalRules(
  { intents }: WitnessOptions,
  breach: (what: string) => void,
): StorageWitness & Pick<Witness, 'remembered'> {
  const remembered = new Map<string, Intent>();
  /** By key, in ms of the steady clock. */
  const firstWrittenAt = new Map<string, number>();

  /** An outcome is final, and an intent keeps its purpose. */
  function checkChange(before: Intent, after: Intent): void {
    const { key, state } = after;
    if (isRenewed(before, after)) return;
    if (!isOpen(before) && before.state.name !== state.name) {
      breach(`${key} was ${before.state.name} for good, and becomes ${state.name}`);
    }
    // An intent that was never sent takes the invoice's version when it is sent.
    const kept = before.sentAt === undefined ? { ...before, request: after.request } : before;
    const isSame = isSameOwner(before.owner, after.owner) && isDeepStrictEqual(fixedIn(kept), fixedIn(after));
    if (!isSame) breach(`${key} becomes another intent`);
  }

  function checkAlone(intent: Intent): void {
    const { key, target, owner } = intent;
    const rival = intents().find(
      (each) =>
        each.key !== key &&
        each.state.name === 'open' &&
        each.target === target &&
        isSameOwner(each.owner, owner),
    );
    if (rival !== undefined) breach(`${key} and ${rival.key} are open for one target`);
  }

  return {
    remembered,
    written(intent, before) {
      const { key, state, made } = intent;
      remembered.set(key, intent);
      const writtenAt = firstWrittenAt.get(key) ?? steadyNow();
      firstWrittenAt.set(key, writtenAt);
      if (before !== undefined) checkChange(before, intent);
      else if (!isOpen(intent)) breach(`${key} begins as ${state.name}`);
      if (state.name === 'open') checkAlone(intent);
      // If WisePay's clock was unknown when the intent was made, its age cannot be known.
      const isGivenUp = state.name === 'unresolved' && made?.wisepay !== undefined;
      const isTooSoon = steadyNow() - writtenAt <= dayMs - mostDoubtMs;
      if (isGivenUp && isTooSoon) breach(`${key} is given up before a day has passed`);
    },
    removed({ key, state }) {
      if (state.name === 'open') breach(`${key} is forgotten while its outcome is open`);
    },
  };
}

/** Whether an intent that was refused as out of date continues with the current invoice under an unused key. */
function isRenewed(before: Intent, after: Intent): boolean {
  const wasOutOfDate = before.state.name === 'refused' && before.state.code === 'invoice_changed';
  return wasOutOfDate && after.state.name === 'open' && requestKeyOf(before) !== requestKeyOf(after);
}

/** The fields of an intent that never change. */
function fixedIn({
  state: _state,
  sentAt: _sentAt,
  sent: _sent,
  settled: _settled,
  owner: _,
  ...fixed
}: Intent) {
  return fixed;
}

/** Whether the state tells the person that WisePay has not done it. */
export function saysNothingHappened({ name }: IntentState): boolean {
  return name === 'refused' || name === 'not_received' || name === 'abandoned';
}
