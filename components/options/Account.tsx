/** Who is signed in to WisePay. */
import { ActionButton } from '../ActionButton.tsx';
import { OptionsSection } from './OptionsSection.tsx';

export interface AccountProps {
  readonly signedInAs: string | null;
  readonly busy: boolean;
  onSignOut(): void;
}

export function Account({ signedInAs, busy, onSignOut }: AccountProps) {
  return (
    <OptionsSection title="Account">
      <div class="line">
        <p role="status">
          {signedInAs === null ? (
            'Nobody is signed in to WisePay. Open an invoice in ConnectWise PSA to sign in.'
          ) : (
            <>
              Signed in to WisePay as <strong class="email">{signedInAs}</strong>.
            </>
          )}
        </p>
        {signedInAs !== null && <ActionButton label="Sign out" busy={busy} onClick={onSignOut} />}
      </div>
    </OptionsSection>
  );
}
