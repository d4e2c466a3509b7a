/**
 * Watches what the POD writes and sends, and records breaches of the rules. It does not throw them, because the POD
 * could swallow them.
 */
import type { Intent } from '#lib/worker/operations/intent.ts';
import type { NetworkWitness } from '../world/network.ts';
import type { StorageWitness } from '../world/storage.ts';
import { createJournalRules } from './journal-rules.ts';
import { createRequestRules } from './request-rules.ts';

export interface Witness extends StorageWitness, NetworkWitness {
  readonly breaches: readonly string[];
  breach(what: string): void;
  /** The last written state of every intent that ever existed, by key, oldest first. */
  readonly remembered: ReadonlyMap<string, Intent>;
}

export interface WitnessOptions {
  /** The intents in storage. */
  intents(): Intent[];
}

export function createWitness(options: WitnessOptions): Witness {
  const breaches: string[] = [];
  const breach = (what: string) => {
    breaches.push(what);
  };
  const journal = createJournalRules(options, breach);
  const requests = createRequestRules(options, breach);
  return {
    breaches,
    breach,
    remembered: journal.remembered,
    written(intent, before) {
      journal.written(intent, before);
      requests.written(intent, before);
    },
    removed: journal.removed,
    sent: requests.sent,
    answered: requests.answered,
  };
}
