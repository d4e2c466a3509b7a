/** The part of the browser's local storage that contains the journal. */
import type { JournalStore } from '#lib/worker/operations/journal.ts';

export interface MemoryStore extends JournalStore {
  /** What is stored, as the browser returns it: only what JSON can represent. */
  readonly values: Map<string, unknown>;
}

export function memoryStore(): MemoryStore {
  const values = new Map<string, unknown>();
  return {
    values,
    readAll: async () => structuredClone(Object.fromEntries(values)),
    read: async (name) => structuredClone(values.get(name)),
    write: async (name, value) => void values.set(name, JSON.parse(JSON.stringify(value))),
    remove: async (names) => {
      for (const name of names) values.delete(name);
    },
  };
}
