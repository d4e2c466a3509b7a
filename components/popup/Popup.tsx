/** The toolbar button's popup: the POD's state in this tab, and what helps if the panel does not show. */
import { t } from '../../lib/i18n/translate.ts';
import type { PopupState } from '../../lib/popup/popup-controller.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ReportCopy } from '../ui/ReportCopy.tsx';
import { wordsForError } from '../words/error-words.ts';
import { isMemberMissing, wordsForTab } from '../words/popup-words.ts';
import { NumberForm } from './NumberForm.tsx';

export interface PopupProps {
  readonly state: PopupState;
  onOpen(number: string): void;
  onClose(): void;
  onCopyReport(): void;
  onOptions(): void;
}

export function Popup({ state, onOpen, onClose, onCopyReport, onOptions }: PopupProps) {
  const { tab, busy, error, report } = state;
  const page = tab?.kind === 'page' && !isMemberMissing(tab) && !tab.page.isGivenUp ? tab.page : null;
  return (
    <>
      <header>
        <Logo />
        <h1>WisePay</h1>
      </header>
      <main aria-busy={busy !== null}>
        <div role="status">
          {tab !== null && (
            <Notice title={wordsForTab(tab).title}>
              <p>{wordsForTab(tab).text}</p>
            </Notice>
          )}
        </div>
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
        {page !== null && page.invoice === null && (
          <NumberForm busy={busy === 'popup.open'} onOpen={onOpen} />
        )}
        <ReportCopy report={report} busy={busy === 'popup.report'} onCopy={onCopyReport} />
        <ActionButton label={t('popup.options')} kind="link" onClick={onOptions} />
      </main>
    </>
  );
}
