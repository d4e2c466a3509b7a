/**
 * Counts what was refused, for the diagnostics: how often and why, and nothing of what it said. The counts last as
 * long as the browser session.
 */
import * as v from 'valibot';
import { createTurns } from './turns.ts';

/** Why something was refused. */
export type RefusalReason =
  /** A message from somebody who has no business with the worker. */
  | 'unknown_sender'
  /** A message that its sender may not send, or that is not well formed. */
  | 'unknown_message'
  /** A panel or a window that does not belong to what its tab shows. */
  | 'wrong_mount'
  /** WisePay named an address outside its own web app. */
  | 'foreign_url'
  /** A page that would not leave the panel alone. */
  | 'page_meddling';

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
