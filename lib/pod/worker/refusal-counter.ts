/**
 * Counts what was refused, for the diagnostics: how often and why, and nothing of what it said. The counts last as
 * long as the browser session.
 */
import * as v from 'valibot';
import type { RefusalReason } from '../contract/refusal-reason.ts';
import { createTurns } from './turns.ts';

export interface CountStore {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

export interface RefusalCounter {
  count(reason: RefusalReason): Promise<void>;
  /** By reason; nothing that never was. */
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
