/** Where to get further help: the administrator's own help desk, if there is one, and what any support needs to know. */
import { mailTo } from '../../lib/email.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { Presentation } from '../../lib/protocol/panel-messages.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { rich } from '../words/rich.tsx';
import { PanelReport } from './PanelReport.tsx';

export interface SupportProps {
  readonly support: Presentation['support'] | undefined;
  onOpenPage(): void;
  /** Asks for the diagnostics report; null if there is none. */
  onReport(): Promise<string | null>;
}

export function Support({ support, onOpenPage, onReport }: SupportProps) {
  const { email, hasPage } = support ?? { email: null, hasPage: false };
  return (
    <section class="support" aria-label={t('help.title')}>
      {email !== null && (
        <p>
          {rich('help.email', {
            email: (
              <a class="email" href={mailTo(email)} target="_blank" rel="noreferrer">
                {email}
              </a>
            ),
          })}
        </p>
      )}
      {hasPage && <ActionButton label={t('help.page')} onClick={onOpenPage} />}
      <PanelReport supportEmail={email} onReport={onReport} />
    </section>
  );
}
