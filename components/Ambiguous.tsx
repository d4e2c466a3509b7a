/** It is not certain which invoice is meant, so none is shown. */
import type { PodView } from '../lib/pod/views.ts';
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';

export interface AmbiguousProps {
  readonly view: Extract<PodView, { kind: 'ambiguous' }>;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function Ambiguous({ view, busy, onCheckAgain }: AmbiguousProps) {
  return (
    <Notice title="More than one invoice fits this page" tone="problem">
      {view.reason === 'candidates' ? (
        <>
          <p>
            WisePay has several invoices that could be meant. None is shown, so that the wrong one is not
            paid.
          </p>
          <ul>
            {view.candidates.map(({ number, recordId, company }) => (
              <li key={`${company} ${recordId} ${number}`}>
                {number} – {company}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          The page’s address and its content name different invoices. Refresh the page to make them agree.
        </p>
      )}
      <ActionButton label="Check again" busy={busy} onClick={onCheckAgain} />
    </Notice>
  );
}
