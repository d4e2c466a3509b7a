/** What became of a request that WisePay has accepted. */
import { isListed } from '../wisepay/schemas/open-values.ts';
import {
  type Payment,
  type Refund,
  refundKindSchema,
  refundStateSchema,
} from '../wisepay/schemas/payment.ts';
import type { ShownOperation } from './shown.ts';

/** WisePay's record of the refund that was accepted; undefined until it arrives. */
export function refundOf({ refundId }: ShownOperation, payments: readonly Payment[]): Refund | undefined {
  return payments.flatMap(({ refunds }) => refunds).find(({ id }) => id === refundId);
}

/**
 * Whether it went as asked, as far as is known, and there is nothing to do: a refund may still fail, and then it did
 * not.
 *
 * @param refund the one that WisePay made of it; undefined until it is known
 */
export function isPlainSuccess({ state, reminder }: ShownOperation, refund: Refund | undefined): boolean {
  const isSent = reminder === undefined || reminder.state === 'accepted';
  return state === 'accepted' && isSent && (refund === undefined || isGood(refund));
}

/** Nothing is concluded from a kind or a state that the POD does not know. */
function isGood({ kind, state }: Refund): boolean {
  return isListed(refundKindSchema, kind) && isListed(refundStateSchema, state) && state !== 'failed';
}
