/** Where to get further help: the administrator's own help desk. */
import { mailTo } from '../../lib/email.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { Presentation } from '../../lib/protocol/panel-messages.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { rich } from '../words/rich.tsx';

export interface SupportProps {
  readonly support: Presentation['support'] | undefined;
  onOpenPage(): void;
}

export function Support({ support, onOpenPage }: SupportProps) {
  if (support === undefined || (support.email === null && !support.hasPage)) return null;
  const { email, hasPage } = support;
  return (
    <section aria-label={t('help.title')}>
      {email !== null && (
        <p>
          {rich('help.email', {
            email: (
              <a class="email" href={mailTo(email)}>
                {email}
              </a>
            ),
          })}
        </p>
      )}
      {hasPage && <ActionButton label={t('help.page')} onClick={onOpenPage} />}
    </section>
  );
}
