/** No one is signed in to WisePay. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { rich } from '../words/rich.tsx';

export interface SignInProps {
  /** The PSA user's address, which is the one to sign in with; null if PSA does not tell it. */
  readonly email: string | null;
  readonly busy: boolean;
  onSignIn(): void;
}

export function SignIn({ email, busy, onSignIn }: SignInProps) {
  return (
    <Notice title={t('signIn.title')}>
      <p>
        {email === null
          ? t('signIn.asYourself')
          : rich('signIn.as', { email: <strong class="email">{email}</strong> })}
      </p>
      <ActionButton label={t('signIn.button')} kind="primary" busy={busy} onClick={onSignIn} />
    </Notice>
  );
}
