/** Runs pieces of work one after the other, if two of them must not run at the same time. */

/**
 * Runs `work` when all earlier work with the same key has ended, successfully or not. Resolves or rejects as `work`
 * does.
 */
export type InTurn = <T>(work: () => Promise<T>, key?: string) => Promise<T>;

/** Creates the queues of this context only: another worker or panel has its own. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (work, key = '') => {
    const before = last.get(key) ?? Promise.resolve();
    const own = before
      .catch(() => {})
      .then(work)
      .finally(() => {
        if (last.get(key) === own) last.delete(key);
      });
    last.set(key, own);
    return own;
  };
}
