/** Who is signed in to WisePay. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { rich } from '../words/rich.tsx';
import { OptionsSection } from './OptionsSection.tsx';

export interface AccountProps {
  /** The email address; null if no one is signed in. */
  readonly signedInAs: string | null;
  readonly busy: boolean;
  onSignOut(): void;
}

export function Account({ signedInAs, busy, onSignOut }: AccountProps) {
  return (
    <OptionsSection title={t('options.account.title')}>
      <div class="line">
        <p role="status">
          {signedInAs === null
            ? t('options.account.nobody')
            : rich('options.account.signedIn', { email: <strong class="email">{signedInAs}</strong> })}
        </p>
        {signedInAs !== null && (
          <ActionButton label={t('options.account.signOut')} busy={busy} onClick={onSignOut} />
        )}
      </div>
    </OptionsSection>
  );
}
