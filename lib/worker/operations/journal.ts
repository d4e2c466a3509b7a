/**
 * Where intents are written down before they are sent, so that neither a crash nor a dead worker forgets one.
 * One record an intent: two writers never overwrite each other's.
 */
import * as v from 'valibot';
import { type Intent, type IntentState, intentSchema } from './intent.ts';
import { elapsed, isConnected, type Timestamp } from './timestamp.ts';

/** The browser's local storage, or a part of it: values by name. Every call rejects where the storage fails. */
export interface JournalStore {
  /** Everything, whoever has written it. */
  readAll(): Promise<Readonly<Record<string, unknown>>>;
  /** Undefined where nothing has that name. */
  read(name: string): Promise<unknown>;
  /** Resolves once the browser has stored it. */
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

/** How long a settled intent is kept, in ms: its outcome is to be seen by whoever comes back to the invoice. */
const settledKeptMs = 24 * 60 * 60_000;

const prefix = 'journal.';

/** Every call rejects where the storage fails: what could not be written down is not sent. */
export interface Journal {
  /** Writes an intent down, in place of what was there under its key. */
  write(intent: Intent): Promise<void>;
  /** Writes an intent down in another state, and gives it as it is then. */
  record(intent: Intent, state: IntentState): Promise<Intent>;
  /** All intents, oldest first. What cannot be read is left alone: it may be a newer version's. */
  list(): Promise<Intent[]>;
  /** Undefined where there is none of that key, or none that can be read. */
  find(key: string): Promise<Intent | undefined>;
  /** Forgets an intent, whatever its state. */
  remove(key: string): Promise<void>;
  /**
   * Forgets the intents that were settled more than a day ago, but for those that a person still has to look after.
   *
   * @param moment the moment of now
   * @param now the machine's clock, in ms since 1970: for what a version before has written down
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

/** An intent is remembered for as long as its message may come once more, whatever the machine's clock says. */
function isLongSettled({ state, settled }: Intent, timestamp: Timestamp, now: number): boolean {
  if (!('at' in state)) return false;
  // Without WisePay's clock at that time, nothing better than the machine's will ever tell.
  const isTold = settled?.wisepay !== undefined || isConnected(settled, timestamp);
  return isTold
    ? elapsed(settled, timestamp).atLeast > settledKeptMs
    : Math.abs(now - state.at) > settledKeptMs;
}

function readIntent(record: unknown): Intent | undefined {
  const intent = v.safeParse(intentSchema, record);
  return intent.success ? intent.output : undefined;
}
