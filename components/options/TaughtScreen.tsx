/**
 * The screen that a person has taught the POD: what the POD goes by, how to undo it, and how to give it to others, by the
 * administrator's policy or from browser to browser.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CopiedText } from '../../lib/copied-text.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { LessonForm } from '../../lib/options/lesson-text.ts';
import type { SettingsState } from '../../lib/options/settings-state.ts';
import type { LessonSummary } from '../../lib/protocol/lesson.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CopiedTextField } from '../ui/CopiedTextField.tsx';
import { LessonFacts } from '../ui/LessonFacts.tsx';
import { takeFocus } from '../ui/take-focus.ts';
import { useId } from '../ui/use-id.ts';
import { OptionsSection } from './OptionsSection.tsx';

export interface TaughtScreenProps {
  /** Null if none was taught. */
  readonly lesson: LessonSummary | null;
  /** The text that was copied last; null if none was. */
  readonly copy: CopiedText | null;
  readonly importResult: SettingsState['lessonImport'];
  readonly busy: boolean;
  onUndo(): void;
  onCopy(form: LessonForm): void;
  onImport(text: string): void;
}

export function TaughtScreen({
  lesson,
  copy,
  importResult,
  busy,
  onUndo,
  onCopy,
  onImport,
}: TaughtScreenProps) {
  const none = useRef<HTMLParagraphElement>(null);
  const hadLesson = useRef(lesson !== null);
  const hasLesson = lesson !== null;
  useEffect(() => {
    // The focus was on the button that is gone with the lesson.
    if (hadLesson.current && !hasLesson) takeFocus(none.current);
    hadLesson.current = hasLesson;
  }, [hasLesson]);
  return (
    <OptionsSection title={t('options.lesson.title')}>
      {lesson === null ? (
        <p ref={none} tabIndex={-1}>
          {t('options.lesson.none')}
        </p>
      ) : (
        <>
          <p>{t('options.lesson.about')}</p>
          <LessonFacts lesson={lesson} />
          <ActionButton label={t('popup.teach.undo')} busy={busy} onClick={onUndo} />
          <CopyLesson copy={copy} busy={busy} onCopy={onCopy} />
        </>
      )}
      <ImportLesson result={importResult} busy={busy} onImport={onImport} />
    </OptionsSection>
  );
}

function CopyLesson({ copy, busy, onCopy }: Pick<TaughtScreenProps, 'copy' | 'busy' | 'onCopy'>) {
  const id = useId();
  return (
    <div class="report">
      <h3>{t('options.lesson.copy.title')}</h3>
      <p id={id}>{t('options.lesson.copy.text')}</p>
      <div class="report-buttons">
        <ActionButton
          label={t('options.lesson.copy.value')}
          busy={busy}
          describedBy={id}
          onClick={() => onCopy('value')}
        />
        <ActionButton
          label={t('options.lesson.copy.file')}
          busy={busy}
          describedBy={id}
          onClick={() => onCopy('file')}
        />
      </div>
      <p role="status">
        {copy !== null && t(copy.isCopied ? 'options.lesson.copy.done' : 'report.notCopied')}
      </p>
      {copy !== null && <CopiedTextField label={t('options.lesson.copy.label')} text={copy.text} rows={8} />}
    </div>
  );
}

interface ImportLessonProps {
  readonly result: TaughtScreenProps['importResult'];
  readonly busy: boolean;
  onImport(text: string): void;
}

function ImportLesson({ result, busy, onImport }: ImportLessonProps) {
  const id = useId();
  const [text, setText] = useState('');
  const isUnreadable = result === 'unreadable';
  return (
    <>
      <h3>{t('options.lesson.import.title')}</h3>
      <div class="field">
        <label for={id}>{t('options.lesson.import.label')}</label>
        <textarea
          id={id}
          dir="ltr"
          rows={4}
          value={text}
          spellcheck={false}
          aria-invalid={isUnreadable}
          aria-describedby={`${id}-problem`}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <p class="field-problem" id={`${id}-problem`} aria-live="polite">
          {isUnreadable && t('options.lesson.import.unreadable')}
        </p>
      </div>
      <ActionButton label={t('options.lesson.import.button')} busy={busy} onClick={() => onImport(text)} />
      <p class="hint" role="status">
        {result === 'imported' && t('options.lesson.import.imported')}
      </p>
    </>
  );
}
