/** An action that failed, announced immediately to screen readers too. The view below it is still valid. */
import type { ComponentChildren } from 'preact';
import type { PodError } from '../../lib/errors.ts';
import { wordsForError } from '../words/error-words.ts';
import { rich } from '../words/rich.tsx';
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

export function ErrorDetails({ error: { details } }: { readonly error: PodError }) {
  if (details.requestId === undefined) return null;
  return <p class="reference">{rich('common.reference', { id: <code>{details.requestId}</code> })}</p>;
}
