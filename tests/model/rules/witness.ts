/**
 * Watches what the POD writes down and what it sends, and keeps what must not be. A breach is kept and not thrown:
 * the POD must not be able to swallow it.
 */
import type { Intent } from '#lib/operations/intent.ts';
import type { NetworkWitness } from '../world/network.ts';
import type { StorageWitness } from '../world/storage.ts';
import { createJournalRules } from './journal-rules.ts';
import { createRequestRules } from './request-rules.ts';

export interface Witness extends StorageWitness, NetworkWitness {
  readonly breaches: readonly string[];
  breach(what: string): void;
  /** The last that was written of every intent there ever was, by key, oldest first. */
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

export function createWitness(parts: WitnessParts): Witness {
  const breaches: string[] = [];
  const breach = (what: string) => {
    breaches.push(what);
  };
  const journal = createJournalRules(parts, breach);
  const requests = createRequestRules(parts, breach);
  return {
    breaches,
    breach,
    remembered: journal.remembered,
    closedEarly: journal.closedEarly,
    written(intent, before) {
      journal.written(intent, before);
      requests.written(intent, before);
    },
    removed: journal.removed,
    sent: requests.sent,
    answered: requests.answered,
  };
}
