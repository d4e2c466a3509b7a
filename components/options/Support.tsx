/** Where the administrator sends people who need help. */
import { mailTo } from '../../lib/email.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { Policy } from '../../lib/policy/policy.ts';
import { OptionsSection } from './OptionsSection.tsx';

export function Support({ supportEmail, supportUrl }: Pick<Policy, 'supportEmail' | 'supportUrl'>) {
  if (supportEmail === null && supportUrl === null) return null;
  return (
    <OptionsSection title={t('options.support.title')}>
      {supportEmail !== null && (
        <p>
          <a href={mailTo(supportEmail)} target="_blank" rel="noreferrer">
            <bdi>{supportEmail}</bdi>
          </a>
        </p>
      )}
      {supportUrl !== null && (
        <p>
          <a href={supportUrl} target="_blank" rel="noreferrer">
            <bdi>{supportUrl}</bdi>
          </a>
        </p>
      )}
    </OptionsSection>
  );
}
