/**
 * Where intents are written down before they are sent, so that neither a crash nor a dead worker forgets one.
 * One record for each intent, so that two writers never overwrite each other's.
 */
import * as v from 'valibot';
import { type Intent, type IntentState, intentSchema } from './intent.ts';
import { elapsed, isConnected, type Timestamp } from './timestamp.ts';

/** The browser's local storage, or a part of it: values by name. Every call rejects if the storage fails. */
export interface JournalStore {
  /** Everything, including what other code has written. */
  readAll(): Promise<Readonly<Record<string, unknown>>>;
  /** Undefined if nothing has that name. */
  read(name: string): Promise<unknown>;
  /** Resolves once the browser has stored it. */
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

/** How long a settled intent is kept, in ms, so that a user who comes back to the invoice sees its outcome. */
const settledKeptMs = 24 * 60 * 60_000;

const prefix = 'journal.';

/** Every call rejects if the storage fails: what could not be written down is not sent. */
export interface Journal {
  /** Writes an intent down, replacing what was there under its key. */
  write(intent: Intent): Promise<void>;
  /** Writes an intent down in another state, and returns it. */
  record(intent: Intent, state: IntentState): Promise<Intent>;
  /** All intents, oldest first. What cannot be read is left alone: it may be a newer version's. */
  list(): Promise<Intent[]>;
  /** Undefined if there is none with that key, or none that can be read. */
  find(key: string): Promise<Intent | undefined>;
  /** Forgets an intent, whatever its state. */
  remove(key: string): Promise<void>;
  /**
   * Forgets the intents that settled more than a day ago, except unresolved ones, which the user still has to check.
   *
   * @param timestamp the current time
   * @param now the machine's clock, in ms since 1970, for what an earlier version has written down
   */
  prune(timestamp: Timestamp, now: number): Promise<void>;
}

export function createJournal(store: JournalStore): Journal {
  async function list(): Promise<Intent[]> {
    return Object.entries(await store.readAll())
      .flatMap(([name, record]) => (name.startsWith(prefix) ? (readIntent(record) ?? []) : []))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  async function find(key: string): Promise<Intent | undefined> {
    return readIntent(await store.read(`${prefix}${key}`));
  }

  const write = (intent: Intent) => store.write(`${prefix}${intent.key}`, intent);

  return {
    list,
    find,
    write,
    async record(intent, state) {
      const changed = { ...intent, state };
      await write(changed);
      return changed;
    },
    remove: (key) => store.remove([`${prefix}${key}`]),
    async prune(timestamp, now) {
      const old = (await list()).filter(
        (intent) => intent.state.name !== 'unresolved' && isLongSettled(intent, timestamp, now),
      );
      if (old.length > 0) await store.remove(old.map(({ key }) => `${prefix}${key}`));
    },
  };
}

/** An intent is kept for as long as its message may come again, whatever the machine's clock says. */
function isLongSettled({ state, settled }: Intent, timestamp: Timestamp, now: number): boolean {
  if (!('at' in state)) return false;
  // Without WisePay's clock at that time, the machine's is the best there is.
  const isTold = settled?.wisepay !== undefined || isConnected(settled, timestamp);
  return isTold
    ? elapsed(settled, timestamp).atLeast > settledKeptMs
    : Math.abs(now - state.at) > settledKeptMs;
}

function readIntent(record: unknown): Intent | undefined {
  const intent = v.safeParse(intentSchema, record);
  return intent.success ? intent.output : undefined;
}
