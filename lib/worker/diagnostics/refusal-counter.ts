/**
 * Counts what was refused, for the diagnostics: how often and why, without any content. The counts last as long as the
 * browser session.
 */
import * as v from 'valibot';
import type { RefusalReason } from '../../protocol/settings-messages.ts';
import { createTurns } from '../../turns.ts';

/** Session storage: survives the worker, not the browser. */
export interface CountStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

/** Both reject if the storage fails. */
export interface RefusalCounter {
  /** Adds one for that reason. */
  count(reason: RefusalReason): Promise<void>;
  /** How many there were for each reason; a reason without any is absent. */
  read(): Promise<Readonly<Record<string, number>>>;
}

const countsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)));

export function createRefusalCounter(store: CountStore): RefusalCounter {
  /** One write after the other, so that none is lost. */
  const inTurn = createTurns();

  async function read() {
    const counts = v.safeParse(countsSchema, await store.read());
    return counts.success ? counts.output : {};
  }

  async function add(reason: RefusalReason) {
    const counts = await read();
    await store.write({ ...counts, [reason]: (counts[reason] ?? 0) + 1 });
  }

  return {
    count: (reason) => inTurn(() => add(reason)),
    read: () => inTurn(read),
  };
}
