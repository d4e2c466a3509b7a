/** The browser's local storage: it outlives every worker. */
import * as v from 'valibot';
import { type Intent, intentSchema } from '#lib/operations/intent.ts';
import type { JournalStore } from '#lib/operations/journal.ts';
import type { Life } from './life.ts';

/** Is told of every change of an intent, just before it. */
export interface StorageWitness {
  written(intent: Intent, before: Intent | undefined): void;
  removed(intent: Intent): void;
}

export interface BrowserStorage {
  storeOf(life: Life): JournalStore;
  /** The intents in it, in the order of their first writing. */
  intents(): Intent[];
}

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
        return structuredClone(Object.fromEntries(values));
      },
      async write(name, value) {
        await life.turn('storage write');
        // Only what JSON carries survives in the browser's storage.
        const stored: unknown = JSON.parse(JSON.stringify(value));
        witness.written(v.parse(intentSchema, stored), intentAt(name));
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
