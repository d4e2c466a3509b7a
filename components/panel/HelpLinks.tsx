/** The links at the foot of every view: to public help, and to suggestions for improvement. */
import { t } from '../../lib/i18n/translate.ts';
import type { PublicPage } from '../../lib/protocol/linked-pages.ts';
import { ActionButton } from '../ui/ActionButton.tsx';

export interface HelpLinksProps {
  onOpenPage(page: PublicPage): void;
}

export function HelpLinks({ onOpenPage }: HelpLinksProps) {
  return (
    <footer>
      <ActionButton kind="link" label={t('help.open')} onClick={() => onOpenPage('help')} />
      <ActionButton kind="link" label={t('help.suggest')} onClick={() => onOpenPage('feedback')} />
    </footer>
  );
}
