/** Nobody is signed in to WisePay. */
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';

export interface SignInProps {
  /** The PSA user's address, which is the one to sign in with; null where PSA does not tell it. */
  readonly email: string | null;
  readonly busy: boolean;
  onSignIn(): void;
}

export function SignIn({ email, busy, onSignIn }: SignInProps) {
  return (
    <Notice title="Sign in to see this invoice">
      {email === null ? (
        <p>PSA does not say who you are here. Use your own WisePay user.</p>
      ) : (
        <p>
          Use the WisePay user of <strong class="email">{email}</strong>.
        </p>
      )}
      <ActionButton label="Sign in to WisePay" kind="primary" busy={busy} onClick={onSignIn} />
    </Notice>
  );
}
