/** The end of teaching: what was learned, and how to undo it. */
import { t } from '../../lib/i18n/translate.ts';
import type { Teaching } from '../../lib/protocol/lesson.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { LessonFacts } from '../ui/LessonFacts.tsx';
import { useId } from '../ui/use-id.ts';
import { TeachHeading } from './TeachHeading.tsx';

export interface TeachLearnedProps {
  readonly lesson: NonNullable<Teaching['lesson']>;
  onUndo(): void;
}

export function TeachLearned({ lesson, onUndo }: TeachLearnedProps) {
  const id = useId();
  return (
    <section class="form" aria-labelledby={id}>
      <TeachHeading id={id} takesFocus>
        {t('popup.teach.learned.title')}
      </TeachHeading>
      <div role="status">
        <p>{t('popup.teach.learned.text')}</p>
      </div>
      <LessonFacts lesson={lesson} />
      <ActionButton label={t('popup.teach.undo')} onClick={onUndo} />
    </section>
  );
}
