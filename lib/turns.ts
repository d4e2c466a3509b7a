/** Runs pieces of work one after the other, if two of them must not run at the same time. */

/** Runs `work` when all earlier work has ended, successfully or not. Resolves or rejects as `work` does. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Creates a queue for this context only: another worker or panel has its own. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.catch(() => {}).then(work);
    last = own;
    return own;
  };
}
