/** Nobody is signed in to WisePay. */
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';

export interface SignInProps {
  /** The PSA user's address, which is the one to sign in with. */
  readonly email: string;
  readonly busy: boolean;
  onSignIn(): void;
}

export function SignIn({ email, busy, onSignIn }: SignInProps) {
  return (
    <Notice title="Sign in to see this invoice">
      <p>
        Use the WisePay user of <strong class="email">{email}</strong>.
      </p>
      <ActionButton label="Sign in to WisePay" kind="primary" busy={busy} onClick={onSignIn} />
    </Notice>
  );
}
