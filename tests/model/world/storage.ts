/**
 * The browser's local storage. Like Chrome's, it outlives every worker, keeps only what JSON can represent, and returns
 * fields in alphabetical order.
 */
import * as v from 'valibot';
import { type Intent, intentSchema } from '#lib/worker/operations/intent.ts';
import type { JournalStore } from '#lib/worker/operations/journal.ts';
import type { Life } from './life.ts';

/** Receives every change of an intent, just before it happens. */
export interface StorageWitness {
  written(intent: Intent, before: Intent | undefined): void;
  removed(intent: Intent): void;
}

export interface BrowserStorage {
  storeOf(life: Life): JournalStore;
  /** The stored intents, in the order in which they were first written. */
  intents(): Intent[];
}

const recordsSchema = v.record(v.string(), v.unknown());

export function createStorage(witness: StorageWitness): BrowserStorage {
  const values = new Map<string, unknown>();

  function intentAt(name: string): Intent | undefined {
    const intent = v.safeParse(intentSchema, values.get(name));
    return intent.success ? intent.output : undefined;
  }

  return {
    storeOf: (life) => ({
      async readAll() {
        await life.turn('storage read');
        return v.parse(recordsSchema, structuredClone(inOrder(Object.fromEntries(values))));
      },
      async read(name) {
        await life.turn('storage read');
        return structuredClone(inOrder(values.get(name)));
      },
      async write(name, value) {
        await life.turn('storage write');
        const stored: unknown = JSON.parse(JSON.stringify(value));
        // Storage also has the notes on terminal payments.
        if (name.startsWith('journal.')) witness.written(v.parse(intentSchema, stored), intentAt(name));
        values.set(name, stored);
      },
      async remove(names) {
        await life.turn('storage remove');
        for (const name of names) {
          const intent = intentAt(name);
          if (intent !== undefined) witness.removed(intent);
          values.delete(name);
        }
      },
    }),
    intents: () => [...values.keys()].flatMap((name) => intentAt(name) ?? []),
  };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
}
