/** The options page: who is signed in, and what support needs to know. */
import type { SettingsReply } from '../../lib/pod/settings-messages.ts';
import { ActionButton } from '../ActionButton.tsx';
import { Notice } from '../Notice.tsx';
import { wordsForError } from '../words/error-words.ts';
import { Diagnostics } from './Diagnostics.tsx';

export interface OptionsProps {
  /** Null until the worker has answered. */
  readonly reply: SettingsReply | null;
  readonly busy: boolean;
  onSignOut(): void;
  onTryAgain(): void;
}

export function Options({ reply, busy, onSignOut, onTryAgain }: OptionsProps) {
  return (
    <main class="options" aria-busy={busy}>
      <h1>WisePay Payment POD</h1>
      {reply?.ok && (
        <>
          <section aria-labelledby="account">
            <h2 id="account">Account</h2>
            {reply.settings.signedInAs === null ? (
              <p role="status">
                Nobody is signed in to WisePay. Open an invoice in ConnectWise PSA to sign in.
              </p>
            ) : (
              <>
                <p role="status">
                  Signed in to WisePay as <strong>{reply.settings.signedInAs}</strong>.
                </p>
                <ActionButton label="Sign out" busy={busy} onClick={onSignOut} />
              </>
            )}
          </section>
          <Diagnostics settings={reply.settings} />
        </>
      )}
      {reply?.ok === false && (
        <Notice title={wordsForError(reply.error).title} tone="problem">
          <p>{wordsForError(reply.error).text}</p>
          <ActionButton label="Try again" busy={busy} onClick={onTryAgain} />
        </Notice>
      )}
    </main>
  );
}
