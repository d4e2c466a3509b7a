/**
 * A clock that nobody can set, in ms: one for all pages and workers of a browser from its start to its end (High Resolution
 * Time, "estimated monotonic time of the Unix epoch"). It may stand still while the machine sleeps, so between two readings at
 * least as much time has passed as it says.
 */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}
