/** A worker that the browser ends at a chosen moment: nothing that it does after that reaches anything. */
import type { JournalStore } from '#lib/worker/operations/journal.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';

export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

export interface Life {
  /** How many moments it has lived through: two for each thing that it waits for. */
  readonly steps: number;
  store(store: JournalStore): JournalStore;
  context(context: OperationContext): OperationContext;
}

/**
 * @param lastMoment the moment of death. Each thing that the worker waits for has two: just before it happens, and
 * just after it has happened, when the worker does not get to know any more.
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
