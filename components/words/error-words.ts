/** Words for error codes: what happened, and what to do next. */
import type { PodError } from '../../lib/errors.ts';
import { t } from '../../lib/i18n/translate.ts';
import { type Words, wordsForRefusal } from './refusal-words.ts';

/** Title and explanation of an error. */
export function wordsForError({ code, details }: PodError): Words {
  const refusal = code === 'refused' ? wordsForRefusal(details.problemCode) : undefined;
  return refusal ?? { title: t(`error.${code}.title`), text: t(`error.${code}.text`) };
}
