/** An action that did not work, told at once to screen readers too. The view below it is still good. */
import type { ComponentChildren } from 'preact';
import type { PodError } from '../../lib/errors.ts';
import { wordsForError } from '../words/error-words.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import { Notice } from './Notice.tsx';

export interface FailureProps {
  readonly error: PodError;
  /** What the failure means for the money. */
  readonly consequence?: string;
  readonly children?: ComponentChildren;
}

export function Failure({ error, consequence, children }: FailureProps) {
  const { title, text } = wordsForError(error);
  return (
    <div role="alert">
      <Notice title={title} tone="problem">
        <p>
          {text} {consequence}
        </p>
        {children}
        <ErrorDetails error={error} />
      </Notice>
    </div>
  );
}
