/**
 * One step of teaching. The popup closes when the person clicks on the page, so that each step says all that is needed
 * to take it.
 */
import { t } from '../../lib/i18n/translate.ts';
import type { Teaching } from '../../lib/protocol/lesson.ts';
import type { PopupMessage } from '../../lib/protocol/popup-messages.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { LessonFacts } from '../ui/LessonFacts.tsx';
import { useId } from '../ui/use-id.ts';
import { wordsForCertainty, wordsForPlace } from '../words/teaching-words.ts';
import { NumberField } from './NumberField.tsx';
import { TeachHeading } from './TeachHeading.tsx';

export interface TeachStepProps {
  readonly teaching: Teaching;
  readonly busy: PopupMessage['kind'] | null;
  onTeach(number: string): void;
  onTeachOther(): void;
  /** Forgets the steps that were taken; at the first one, what was learned before. */
  onStop(): void;
  /** Closes the first step. */
  onBack(): void;
}

export function TeachStep({ teaching, busy, onTeach, onTeachOther, onStop, onBack }: TeachStepProps) {
  const { step, problem, place, lesson } = teaching;
  const id = useId();
  const isStopping = busy === 'popup.teach_stop';
  return (
    <section class="form" aria-labelledby={`${id}-title`}>
      <TeachHeading id={`${id}-title`} takesFocus={step === 'other'}>
        {t(`popup.teach.${step}.title`)}
      </TeachHeading>
      <div class="found" role="status">
        {place !== null && (
          <>
            <p>{wordsForPlace(place)}</p>
            <p class="hint">{t('popup.teach.textMarked')}</p>
            {step === 'other' && <p>{wordsForCertainty(place.isSure)}</p>}
          </>
        )}
      </div>
      <p id={`${id}-text`}>{t(`popup.teach.${step}.text`)}</p>
      {step === 'other' ? (
        <ActionButton
          label={t('popup.teach.other.button')}
          kind="primary"
          busy={busy === 'popup.teach_other'}
          describedBy={`${id}-text`}
          onClick={onTeachOther}
        />
      ) : (
        <NumberField
          key={step}
          label={t('popup.teach.label')}
          button={t('popup.teach.next')}
          busy={busy === 'popup.teach'}
          describedBy={`${id}-text`}
          takesFocus
          onNumber={onTeach}
        />
      )}
      <p class="hint">{t('popup.teach.textPrivate')}</p>
      {step === 'first' && problem === null && lesson !== null && (
        <>
          <LessonFacts lesson={lesson} />
          <ActionButton label={t('popup.teach.undo')} busy={isStopping} onClick={onStop} />
        </>
      )}
      {step === 'first' ? (
        <ActionButton label={t('common.back')} kind="link" onClick={onBack} />
      ) : (
        <ActionButton label={t('popup.teach.startOver')} kind="link" busy={isStopping} onClick={onStop} />
      )}
    </section>
  );
}
