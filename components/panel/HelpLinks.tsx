/** At the foot of every view: where there is help for everybody, and where to say what should be better. */
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
