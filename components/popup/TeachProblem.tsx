/** Why a step of teaching was not taken, and what to do next. */
import type { LessonProblem } from '../../lib/protocol/lesson.ts';
import { Notice } from '../ui/Notice.tsx';
import { wordsForLessonProblem } from '../words/teaching-words.ts';

export interface TeachProblemProps {
  /** Null if there is none. */
  readonly problem: LessonProblem | null;
  /** The number that was typed last; null if this popup does not know it. */
  readonly number: string | null;
}

export function TeachProblem({ problem, number }: TeachProblemProps) {
  if (problem === null) return null;
  const { title, text } = wordsForLessonProblem(problem, number);
  return (
    <div role="alert">
      <Notice title={title} tone="problem">
        <p>{text}</p>
      </Notice>
    </div>
  );
}
