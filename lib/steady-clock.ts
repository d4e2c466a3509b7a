/**
 * A clock that nobody can set, in ms since the page or worker began: what it says in one means nothing in another. It may stand
 * still while the machine sleeps, so between two readings at least as much time has passed as it says.
 */
export function steadyNow(): number {
  return performance.now();
}
