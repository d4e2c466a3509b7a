/**
 * A clock that cannot be set, in ms since the page or worker started: values of different contexts cannot be compared.
 * It may stop while the machine sleeps, so the time between two readings is at least their difference.
 */
export function steadyNow(): number {
  return performance.now();
}
