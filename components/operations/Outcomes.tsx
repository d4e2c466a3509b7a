/** What became of everything that was asked for on this invoice, told as it becomes known. */

import { isShown } from '../../lib/pod/contract/operation-facts.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import type { Wishes } from '../pod/wishes.ts';
import { Outcome } from './Outcome.tsx';

export interface OutcomesProps extends Pick<Wishes, 'onStepUp' | 'onDismiss' | 'onOpen' | 'onCheckAgain'> {
  readonly view: ReadyView;
  /** Something is under way: nothing else can be asked for. */
  readonly busy: boolean;
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
