/** `navigator.locks` of one browser: work under the same name runs one at a time, in the order requested. */
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
