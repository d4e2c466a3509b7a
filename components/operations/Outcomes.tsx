/** The outcomes of all requests for this invoice, announced as they become known. */

import { isShown } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { Outcome, type OutcomeProps } from './Outcome.tsx';

export interface OutcomesProps extends Omit<OutcomeProps, 'operation' | 'payments'> {
  readonly view: ReadyView;
}

export function Outcomes({ view: { operations, invoice }, ...rest }: OutcomesProps) {
  return (
    <div class="outcomes" aria-live="polite">
      {operations.filter(isShown).map((operation) => (
        <Outcome key={operation.intentId} operation={operation} payments={invoice.payments} {...rest} />
      ))}
    </div>
  );
}
