/** The toolbar button's popup: the POD's state in this tab, and what helps if the panel does not show. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { PopupState } from '../../lib/popup/popup-controller.ts';
import { teachingView } from '../../lib/popup/teaching-view.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ReportCopy } from '../ui/ReportCopy.tsx';
import { wordsForError } from '../words/error-words.ts';
import { isHostedInstead, isMemberMissing, wordsForTab } from '../words/popup-words.ts';
import { NumberForm } from './NumberForm.tsx';
import { TeachScreen } from './TeachScreen.tsx';

export interface PopupProps {
  readonly state: PopupState;
  onOpen(number: string): void;
  onClose(): void;
  onTeach(number: string): void;
  onTeachOther(): void;
  onStopTeaching(): void;
  onCopyReport(): void;
  onOptions(): void;
}

export function Popup({ state, onOpen, onClose, onCopyReport, onOptions, ...teach }: PopupProps) {
  const { tab, busy, error, report, supportEmail } = state;
  const page = tab?.kind === 'page' && !isMemberMissing(tab) && !tab.page.isGivenUp ? tab.page : null;
  const [isOpened, setOpened] = useState<boolean | null>(null);
  const teaching = page === null || isHostedInstead(page) ? null : state.teaching;
  const view = teaching === null ? 'rest' : teachingView(teaching, state.hasLearned, isOpened);
  // Beside a step of teaching, a second field for a number would confuse.
  const isTeaching = view !== 'rest' && view !== 'failed';
  return (
    <>
      <header>
        <Logo />
        <h1>WisePay</h1>
      </header>
      <main aria-busy={busy !== null}>
        <div role="status">
          {tab !== null && (
            <Notice title={wordsForTab(tab).title}>{!isTeaching && <p>{wordsForTab(tab).text}</p>}</Notice>
          )}
        </div>
        {page === null && state.teaching?.isDoubtful && (
          <Notice title={t('popup.teach.doubtful.title')}>
            <p>{t('popup.teach.doubtful.text')}</p>
          </Notice>
        )}
        {error !== null && (
          <div role="alert">
            <Notice title={wordsForError(error).title} tone="problem">
              <p>{wordsForError(error).text}</p>
            </Notice>
          </div>
        )}
        {page?.isByHand && (
          <ActionButton label={t('popup.close')} busy={busy === 'popup.close'} onClick={onClose} />
        )}
        {page !== null && page.invoice === null && !isTeaching && (
          <NumberForm busy={busy === 'popup.open'} onOpen={onOpen} />
        )}
        {page !== null && teaching !== null && (
          <TeachScreen
            teaching={teaching}
            view={view}
            isFound={page.invoice !== null && !page.isByHand}
            isOpened={isOpened}
            busy={busy}
            onTeach={teach.onTeach}
            onTeachOther={teach.onTeachOther}
            onStop={teach.onStopTeaching}
            onOpened={setOpened}
          />
        )}
        <ReportCopy
          report={report}
          busy={busy === 'popup.report'}
          supportEmail={supportEmail}
          onCopy={onCopyReport}
        />
        <ActionButton label={t('popup.options')} kind="link" onClick={onOptions} />
      </main>
    </>
  );
}
