/** Cleans up when the command is interrupted (Ctrl+C, or a build machine's time limit). */

const pending = new Set<() => void>();

/** Registers `undo`. @returns a function that removes it, for when there is nothing left to undo */
export function whenInterrupted(undo: () => void): () => void {
  pending.add(undo);
  return () => pending.delete(undo);
}

/**
 * From now on, SIGINT and SIGTERM undo what is pending and end the process with the code that a shell expects: 128 plus
 * the signal's number.
 */
export function endCleanly(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.once(signal, () => {
      // In reverse order: a process that works in a folder ends before the folder is removed.
      for (const undo of [...pending].reverse()) undo();
      process.exit(128 + number);
    });
  }
}
