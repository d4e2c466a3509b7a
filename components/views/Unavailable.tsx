/** WisePay could not be asked: what happened and when to try again. */
import type { PodError } from '../../lib/errors.ts';
import { ErrorDetails } from '../ui/Failure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TryAgain } from '../ui/TryAgain.tsx';
import { wordsForError } from '../words/error-words.ts';

export interface UnavailableProps {
  readonly error: PodError;
  readonly busy: boolean;
  onTryAgain(): void;
}

export function Unavailable({ error, busy, onTryAgain }: UnavailableProps) {
  const { title, text } = wordsForError(error);
  return (
    <Notice title={title} tone="problem">
      <p>{text}</p>
      <TryAgain error={error} busy={busy} onClick={onTryAgain} />
      <ErrorDetails error={error} />
    </Notice>
  );
}
