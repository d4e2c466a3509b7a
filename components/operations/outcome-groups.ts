/** The outcomes that are shown, newest first: plain successes of the same kind are one. */
import { isPlainSuccess, refundOf } from '../../lib/protocol/outcomes.ts';
import { isShown } from '../../lib/protocol/payability.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Refund } from '../../lib/wisepay/schemas/payment.ts';

/** One outcome, or several successes of the same kind. */
export interface OutcomeGroup {
  /** Newest first. */
  readonly operations: readonly [ShownOperation, ...ShownOperation[]];
  /** Whether all went as asked, as far as is known, and there is nothing to do. */
  readonly isSuccess: boolean;
}

/** Groups the outcomes of a view. A group stands where its newest member does. */
export function groupOutcomes({
  operations,
  invoice,
}: Pick<ReadyView, 'operations' | 'invoice'>): OutcomeGroup[] {
  const groups = new Map<string, OutcomeGroup>();
  for (const operation of operations.filter(isShown).toReversed()) {
    const refund = refundOf(operation, invoice.payments);
    const isSuccess = isPlainSuccess(operation, refund);
    const name = isSuccess ? successName(operation, refund) : operation.intentId;
    const [first, ...others] = groups.get(name)?.operations ?? [];
    const all: OutcomeGroup['operations'] = first === undefined ? [operation] : [first, ...others, operation];
    groups.set(name, { operations: all, isSuccess });
  }
  return [...groups.values()];
}

/** Whether the invoice itself tells of a success, so that its notice may go away: a refund may not be listed yet. */
export function isRecorded({ kind }: ShownOperation, refund: Refund | undefined): boolean {
  return kind !== 'refund' || refund !== undefined;
}

/** What successes have in common that one sentence tells. */
function successName({ kind }: ShownOperation, refund: Refund | undefined): string {
  return `${kind} ${refund?.kind ?? 'refund'} ${refund?.state ?? 'pending'}`;
}
