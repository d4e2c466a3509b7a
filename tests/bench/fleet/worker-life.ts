/** The life of a service worker: the browser starts it when there is work, and ends it when idle. */

export interface WorkerLife<W> {
  /** The running worker, or a new one. */
  wake(): W;
  /** Gives the worker something to do. The browser keeps it alive while a reply is awaited. */
  tell<T>(work: (worker: W) => Promise<T>): Promise<T>;
}

/** @param idleMs how long an idle worker lives, in ms */
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
