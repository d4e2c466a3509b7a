/** The way into teaching, and what was learned before. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { Teaching } from '../../lib/protocol/lesson.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { LessonFacts } from '../ui/LessonFacts.tsx';
import { takeFocus } from '../ui/take-focus.ts';
import { useId } from '../ui/use-id.ts';
import { TeachHeading } from './TeachHeading.tsx';

export interface TeachRestProps {
  readonly teaching: Pick<Teaching, 'lesson' | 'isDoubtful'>;
  /** Whether the page shows the panel for an invoice that was found on it. */
  readonly isFound: boolean;
  /** Whether the person comes back from a step, or has undone the lesson: the focus was on what is gone. */
  readonly takesFocus: boolean;
  readonly isStopping: boolean;
  onStart(): void;
  onUndo(): void;
}

export function TeachRest({ isFound, takesFocus, ...props }: TeachRestProps) {
  return isFound && !props.teaching.isDoubtful ? (
    <QuietWay takesFocus={takesFocus} onStart={props.onStart} />
  ) : (
    <Way takesFocus={takesFocus} {...props} />
  );
}

function QuietWay({ takesFocus, onStart }: Pick<TeachRestProps, 'takesFocus' | 'onStart'>) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) takeFocus(button.current);
  }, [takesFocus]);
  return <ActionButton label={t('popup.teach.quiet')} kind="link" buttonRef={button} onClick={onStart} />;
}

/** What the way in says, of what was learned. */
function messagesOf({ lesson, isDoubtful }: TeachRestProps['teaching']) {
  if (isDoubtful) return { title: 'popup.teach.doubtful.title', text: 'popup.teach.doubtful.text' } as const;
  return lesson === null
    ? ({ title: 'popup.teach.title', text: 'popup.teach.text' } as const)
    : ({ title: 'popup.teach.taught.title', text: 'popup.teach.taught.text' } as const);
}

function Way({ teaching, takesFocus, isStopping, onStart, onUndo }: Omit<TeachRestProps, 'isFound'>) {
  const { lesson } = teaching;
  const { title, text } = messagesOf(teaching);
  const id = useId();
  return (
    <section class="form teach" aria-labelledby={id}>
      <TeachHeading id={id} takesFocus={takesFocus}>
        {t(title)}
      </TeachHeading>
      <p>{t(text)}</p>
      {lesson !== null && <LessonFacts lesson={lesson} />}
      <div class="form-buttons">
        <ActionButton
          label={t(lesson === null && !teaching.isDoubtful ? 'popup.teach.button' : 'popup.teach.again')}
          onClick={onStart}
        />
        {lesson !== null && <ActionButton label={t('popup.teach.undo')} busy={isStopping} onClick={onUndo} />}
      </div>
    </section>
  );
}
