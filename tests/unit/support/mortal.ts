/** A worker that the browser ends at a chosen step: nothing that it does afterwards has an effect. */
import type { JournalStore } from '#lib/worker/operations/journal.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';

export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

export interface Life {
  /** How many steps it has lived through: two for each call that it waits for. */
  readonly steps: number;
  store(store: JournalStore): JournalStore;
  context(context: OperationContext): OperationContext;
}

/**
 * @param lastStep the number of steps until its death. Each call that the worker waits for has two: just before it
 * happens, and just after it, when a dead worker no longer receives the result.
 */
export function lifeUntil(lastStep: number): Life {
  let steps = 0;

  function live(): void {
    if (steps >= lastStep) throw new WorkerDied();
    steps += 1;
  }

  function mortal<Given extends readonly unknown[], Got>(work: (...given: Given) => Promise<Got>) {
    return async (...given: Given): Promise<Got> => {
      live();
      try {
        return await work(...given);
      } finally {
        // A dead worker gets neither the answer nor the failure.
        live();
      }
    };
  }

  return {
    get steps() {
      return steps;
    },
    store: ({ readAll, read, write, remove }) => ({
      readAll: mortal(readAll),
      read: mortal(read),
      write: mortal(write),
      remove: mortal(remove),
    }),
    context: ({ owner, submit, findOperation }) => ({
      owner,
      submit: mortal(submit),
      findOperation: mortal(findOperation),
    }),
  };
}
