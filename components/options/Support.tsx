/** Where the administrator sends people who need help. */
import { mailTo } from '../../lib/email.ts';
import type { Policy } from '../../lib/policy/policy.ts';
import { OptionsSection } from './OptionsSection.tsx';

export function Support({ supportEmail, supportUrl }: Pick<Policy, 'supportEmail' | 'supportUrl'>) {
  if (supportEmail === null && supportUrl === null) return null;
  return (
    <OptionsSection title="Support">
      {supportEmail !== null && (
        <p>
          <a href={mailTo(supportEmail)}>{supportEmail}</a>
        </p>
      )}
      {supportUrl !== null && (
        <p>
          <a href={supportUrl} target="_blank" rel="noreferrer">
            {supportUrl}
          </a>
        </p>
      )}
    </OptionsSection>
  );
}
