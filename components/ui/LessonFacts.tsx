/** What the POD goes by on a screen that it was taught, so that a person can judge it. */
import { t } from '../../lib/i18n/translate.ts';
import type { LessonSummary } from '../../lib/protocol/lesson.ts';
import { wordsForCertainty } from '../words/teaching-words.ts';

export function LessonFacts({ lesson }: { readonly lesson: LessonSummary }) {
  const { kind, words, isSure } = lesson;
  if (kind === null) return <p>{t('popup.teach.textImported')}</p>;
  return (
    <>
      <p>{t(`popup.teach.goesBy.by_${kind}`)}</p>
      <p>{wordsForCertainty(isSure)}</p>
      {words.length > 0 && (
        <>
          <p>{t('popup.teach.words')}</p>
          <ul>
            {[...new Set(words)].map((word) => (
              <li key={word}>
                <bdi>{word}</bdi>
              </li>
            ))}
          </ul>
          <p>{t('popup.teach.textNoCustomer')}</p>
        </>
      )}
    </>
  );
}
