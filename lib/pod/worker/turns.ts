/** One piece of work after the other, for what is read and written in two steps. */

/** Runs `work` once everything before it is over, however that ended; gives what it gives, and fails as it does. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.catch(() => {}).then(work);
    last = own;
    return own;
  };
}
