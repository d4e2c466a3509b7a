/** What must hold of every change of the journal. */
import { isDeepStrictEqual } from 'node:util';
import { type Intent, type IntentState, isOpen, isSameOwner } from '#lib/operations/intent.ts';
import type { StorageWitness } from '../world/storage.ts';
import type { Witness, WitnessParts } from './witness.ts';

const dayMs = 24 * 60 * 60_000;

export function createJournalRules(
  { intents }: WitnessParts,
  breach: (what: string) => void,
): StorageWitness & Pick<Witness, 'remembered'> {
  const remembered = new Map<string, Intent>();

  /** An outcome is final, and an intent stays what it was made for. */
  function checkChange(before: Intent, after: Intent): void {
    const { key, state } = after;
    if (!isOpen(before) && before.state.name !== state.name) {
      breach(`${key} was ${before.state.name} for good, and becomes ${state.name}`);
    }
    const { sentAt, request } = after;
    // What was never sent goes with the version of the invoice that there is when it is sent.
    const kept = before.sentAt === undefined ? { ...before, request } : before;
    const isSame = isDeepStrictEqual({ ...kept, state, sentAt }, { ...after, sentAt });
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
      const { key, state, createdAt } = intent;
      remembered.set(key, intent);
      if (before !== undefined) checkChange(before, intent);
      else if (!isOpen(intent)) breach(`${key} begins as ${state.name}`);
      if (state.name === 'open') checkAlone(intent);
      const isGivenUp = state.name === 'unresolved' && state.at - createdAt <= dayMs;
      if (isGivenUp) breach(`${key} is given up before a day has passed`);
    },
    removed({ key, state }) {
      if (state.name === 'open') breach(`${key} is forgotten while its outcome is open`);
    },
  };
}

/** Whether the person is told that WisePay has not done it. */
export function saysNothingHappened({ name }: IntentState): boolean {
  return name === 'refused' || name === 'not_received' || name === 'abandoned';
}
