/** What is to be undone when somebody ends the command while it works (Ctrl+C, or a build machine's time limit). */

const pending = new Set<() => void>();

/** @returns takes `undo` back, for when there is nothing left to undo */
export function whenInterrupted(undo: () => void): () => void {
  pending.add(undo);
  return () => pending.delete(undo);
}

/** From here on SIGINT and SIGTERM undo what is pending and end the process, as a shell expects: 128 and the signal. */
export function endCleanly(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.once(signal, () => {
      // The last first: what is done in a folder ends before the folder goes.
      for (const undo of [...pending].reverse()) undo();
      process.exit(128 + number);
    });
  }
}
