/** The outcomes of all requests for this invoice, newest first, announced as they become known. */

import type { ReadyView } from '../../lib/protocol/views.ts';
import { Outcome } from './Outcome.tsx';
import { groupOutcomes } from './outcome-groups.ts';
import { Successes } from './Successes.tsx';

export interface OutcomesProps {
  readonly view: ReadyView;
  /** Something is under way: nothing else can be asked for. */
  readonly busy: boolean;
  /** Whether what needs nothing may go away on its own now. */
  readonly mayRetire: boolean;
}

export function Outcomes({ view, busy, mayRetire }: OutcomesProps) {
  const { invoice } = view;
  const all = { busy, mayRetire };
  return (
    <div class="outcomes" aria-live="polite">
      {groupOutcomes(view).map(({ operations, isSuccess }) => {
        const [operation, ...others] = operations;
        const key = operations.map(({ intentId }) => intentId).join(' ');
        return others.length > 0 ? (
          <Successes key={key} operations={operations} payments={invoice.payments} {...all} />
        ) : (
          <Outcome key={key} operation={operation} isSuccess={isSuccess} invoice={invoice} {...all} />
        );
      })}
    </div>
  );
}
