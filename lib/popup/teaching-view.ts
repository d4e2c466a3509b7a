/** What the popup shows of teaching. */
import type { Teaching } from '../protocol/lesson.ts';

/**
 * - `rest`: a way in.
 * - `first`, `second`, `other`: the step to take.
 * - `failed`: the invoices have nothing in common, and teaching starts over if at all.
 * - `learned`: the last step has just been taken.
 */
export type TeachingView = 'rest' | Teaching['step'] | 'failed' | 'learned';

/**
 * Chooses the view.
 *
 * @param hasLearned whether the last step has just been taken
 * @param isOpened whether the person has opened (true) or closed (false) the first step in this popup; null for neither
 */
export function teachingView(
  { step, problem }: Teaching,
  hasLearned: boolean,
  isOpened: boolean | null,
): TeachingView {
  if (hasLearned) return 'learned';
  if (step === 'first' && isOpened !== null) return isOpened ? 'first' : 'rest';
  if (problem === 'nothing_in_common') return 'failed';
  return step === 'first' && problem === null ? 'rest' : step;
}
