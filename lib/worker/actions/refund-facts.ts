/** What matters of an invoice to one part of a refund: any other change is not a reason to stop. */

import { canonicalJson } from '../../wisepay/canonical-json.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { refundedSurcharge } from '../../wisepay/surcharge.ts';
import type { NewIntent } from '../operations/intent.ts';
import { paymentIdOf } from '../operations/targets.ts';
import { refundBodies } from './refund-total.ts';

/**
 * Whether nothing that matters to `part` has changed: the invoice and its currency, whether refunds are allowed, and
 * its payment's amounts, state and method. An earlier refund's state, a reminder or another payment does not matter.
 *
 * @throws {v.ValiError} as `refundBodies`
 */
export function isSameFor(part: NewIntent, before: Invoice, now: Invoice): boolean {
  return canonicalJson(factsFor(part, before)) === canonicalJson(factsFor(part, now));
}

function factsFor(part: NewIntent, { id, currency, actions, payments }: Invoice) {
  const [body] = refundBodies([part]);
  const payment = payments.find((each) => each.id === paymentIdOf(part));
  if (payment === undefined || body === undefined) return { id, payment: null };
  const { amount, surcharge, refunded, refundable, state, method } = payment;
  return {
    id,
    currency,
    isAllowed: actions.refund.allowed,
    payment: { amount, surcharge, refunded, refundable, state, method },
    surchargeBack: refundedSurcharge(payment, body.amount),
  };
}
