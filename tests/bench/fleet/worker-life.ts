/** The life of a service worker: the browser starts one when there is something for it to do, and ends it in idleness. */

export interface WorkerLife<W> {
  /** The worker that lives, or a new one. */
  wake(): W;
  /** Has it do something; the browser keeps a worker for as long as somebody waits for its reply. */
  tell<T>(work: (worker: W) => Promise<T>): Promise<T>;
}

/** @param idleMs how long one lives that has nothing to do, in ms */
export function createWorkerLife<W>(idleMs: number, start: () => W): WorkerLife<W> {
  let worker: { readonly parts: W } | undefined;
  let pending = 0;
  let lastUse = 0;

  function wake(): W {
    if (pending === 0 && Date.now() - lastUse >= idleMs) worker = undefined;
    lastUse = Date.now();
    worker ??= { parts: start() };
    return worker.parts;
  }

  return {
    wake,
    async tell(work) {
      const asked = wake();
      pending += 1;
      try {
        return await work(asked);
      } finally {
        pending -= 1;
        lastUse = Date.now();
      }
    },
  };
}
