/** `navigator.locks` of one browser: whoever holds a name keeps the others waiting, in the order of their coming. */
import type { Lock } from '#lib/worker/operations/operations.ts';

export function turns(): Lock {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
  };
}
