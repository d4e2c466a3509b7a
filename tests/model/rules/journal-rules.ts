/** What must hold of every change of the journal. */
import { isDeepStrictEqual } from 'node:util';
import { type Intent, type IntentState, isOpen, requestKeyOf } from '#lib/worker/operations/intent.ts';
import { isSameOwner } from '#lib/worker/operations/owner.ts';
import { steadyNow } from '../world/real-time.ts';
import type { StorageWitness } from '../world/storage.ts';
import type { Witness, WitnessOptions } from './witness.ts';

const dayMs = 24 * 60 * 60_000;
/** WisePay's time is known to two seconds, and to how long an answer took: what may be a day is one. */
const mostDoubtMs = 60_000;

export function createJournalRules(
  { intents }: WitnessOptions,
  breach: (what: string) => void,
): StorageWitness & Pick<Witness, 'remembered'> {
  const remembered = new Map<string, Intent>();
  /** By key: when, by the steady clock. */
  const firstWrittenAt = new Map<string, number>();

  /** An outcome is final, and an intent stays what it was made for. */
  function checkChange(before: Intent, after: Intent): void {
    const { key, state } = after;
    if (isRenewed(before, after)) return;
    if (!isOpen(before) && before.state.name !== state.name) {
      breach(`${key} was ${before.state.name} for good, and becomes ${state.name}`);
    }
    // What was never sent goes with the version of the invoice that there is when it is sent.
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
      // Where WisePay's clock was not known at its making, nobody can tell that it has been a day.
      const isGivenUp = state.name === 'unresolved' && made?.wisepay !== undefined;
      const isTooSoon = steadyNow() - writtenAt <= dayMs - mostDoubtMs;
      if (isGivenUp && isTooSoon) breach(`${key} is given up before a day has passed`);
    },
    removed({ key, state }) {
      if (state.name === 'open') breach(`${key} is forgotten while its outcome is open`);
    },
  };
}

/** Refused as out of date, it goes on with the invoice as it is now, under a key that was never used. */
function isRenewed(before: Intent, after: Intent): boolean {
  const wasOutOfDate = before.state.name === 'refused' && before.state.code === 'invoice_changed';
  return wasOutOfDate && after.state.name === 'open' && requestKeyOf(before) !== requestKeyOf(after);
}

/** What an intent stays whatever becomes of it. */
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

/** Whether the person is told that WisePay has not done it. */
export function saysNothingHappened({ name }: IntentState): boolean {
  return name === 'refused' || name === 'not_received' || name === 'abandoned';
}
