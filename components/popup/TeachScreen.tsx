/**
 * Teaches the POD how PSA's invoice screen looks: two invoices and a screen that is none. This sends nothing and moves
 * no money.
 */
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { TeachingView } from '../../lib/popup/teaching-view.ts';
import type { Teaching } from '../../lib/protocol/lesson.ts';
import type { PopupMessage } from '../../lib/protocol/popup-messages.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { TeachLearned } from './TeachLearned.tsx';
import { TeachProblem } from './TeachProblem.tsx';
import { TeachRest } from './TeachRest.tsx';
import { TeachStep } from './TeachStep.tsx';

export interface TeachScreenProps {
  readonly teaching: Teaching;
  readonly view: TeachingView;
  /** Whether the page shows the panel for an invoice that was found on it. */
  readonly isFound: boolean;
  /** Whether the person has opened (true) or closed (false) the first step in this popup; null for neither. */
  readonly isOpened: boolean | null;
  readonly busy: PopupMessage['kind'] | null;
  onTeach(number: string): void;
  onTeachOther(): void;
  /** Forgets the steps that were taken or tried; if there are none, what was learned. */
  onStop(): void;
  /** Opens or closes the first step; null leaves it to how far the person has come. */
  onOpened(isOpened: boolean | null): void;
}

export function TeachScreen({ teaching, view, isFound, isOpened, busy, ...on }: TeachScreenProps) {
  const { step, problem, lesson } = teaching;
  const [number, setNumber] = useState<string | null>(null);
  const isStopping = busy === 'popup.teach_stop';

  function stop(thenOpens: boolean) {
    on.onOpened(thenOpens);
    on.onStop();
  }

  function teach(typed: string) {
    setNumber(typed);
    on.onTeach(typed);
  }

  function teachOther() {
    // What follows the last step is no first step, though one was opened before.
    on.onOpened(null);
    on.onTeachOther();
  }

  function goBack() {
    // A step that was tried would show again in the next popup.
    if (problem === null) on.onOpened(false);
    else stop(false);
  }

  if (view === 'learned') return lesson && <TeachLearned lesson={lesson} onUndo={() => stop(false)} />;
  if (view === 'rest') {
    return (
      <TeachRest
        teaching={teaching}
        isFound={isFound}
        takesFocus={isOpened === false}
        isStopping={isStopping}
        onStart={() => on.onOpened(true)}
        onUndo={() => stop(false)}
      />
    );
  }
  return (
    <>
      <TeachProblem problem={problem} number={number} />
      {view === 'failed' ? (
        <ActionButton label={t('popup.teach.startOver')} busy={isStopping} onClick={() => stop(true)} />
      ) : (
        <TeachStep
          key={step}
          teaching={teaching}
          busy={busy}
          onTeach={teach}
          onTeachOther={teachOther}
          onStop={() => stop(step !== 'first')}
          onBack={goBack}
        />
      )}
    </>
  );
}
