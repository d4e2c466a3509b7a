/** One piece of work after the other, for what must not be done twice at the same time. */

/** Runs `work` once everything before it is over, however that ended; gives what it gives, and fails as it does. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own, in this context only: another worker or panel has another one. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.catch(() => {}).then(work);
    last = own;
    return own;
  };
}
