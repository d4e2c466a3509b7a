/** Words for teaching the POD a screen. */
import { t } from '../../lib/i18n/translate.ts';
import type { FoundPlace, LessonProblem } from '../../lib/protocol/lesson.ts';
import type { Words } from './refusal-words.ts';

/** Where the number was found. */
export function wordsForPlace({ kind, text }: FoundPlace): string {
  return text === '' ? t('popup.teach.found.unnamed') : t(`popup.teach.found.in_${kind}`, { text });
}

/** Whether a place is likely to be found again. */
export function wordsForCertainty(isSure: boolean): string {
  return t(`popup.teach.${isSure ? 'textSure' : 'textUnsure'}`);
}

/**
 * What happened in a step that was not taken, and what to do next.
 *
 * @param number the number that was typed; null if it is no longer known
 */
export function wordsForLessonProblem(problem: LessonProblem, number: string | null): Words {
  const isNumberKnown = problem === 'number_not_seen' && number !== null;
  return {
    title: t(`popup.teach.problem.${problem}.title`),
    text: isNumberKnown ? t('popup.teach.textNotSeen', { number }) : t(`popup.teach.problem.${problem}.text`),
  };
}
