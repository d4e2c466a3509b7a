/**
 * The parts of a refund: one intent for each payment, what they give back, and what matters of the invoice to each.
 * `refund-review.ts` carries them out in turn.
 */
import * as v from 'valibot';
import { refused } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import { exactly } from '../../money/money-range.ts';
import { sumMoney } from '../../money/money-sums.ts';
import type { RefundPart } from '../../protocol/panel-messages.ts';
import { canonicalJson } from '../../wisepay/canonical-json.ts';
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isListed } from '../../wisepay/schemas/open-values.ts';
import { paymentStateSchema, refundSchema } from '../../wisepay/schemas/payment.ts';
import { type RefundRequest, refundRequestSchema } from '../../wisepay/schemas/requests.ts';
import { refundedSurcharge } from '../../wisepay/surcharge.ts';
import { confirmedTotal } from '../operations/confirmed-total.ts';
import { answerOf, type Intent, type NewIntent, paymentIdOf, targets } from '../operations/intent.ts';
import { type MessageOf, requireAmount } from './action-descriptor.ts';

/** What a message gives back in all, without surcharge. */
export function refundAmountOf({ refunds }: MessageOf<'pod.refund'>, { currency }: Invoice): Money {
  const amounts = refunds.map(({ amount }) => amount);
  // An amount in another currency is refused in any case; it cannot be added up.
  return amounts.find((amount) => amount.currency !== currency) ?? sumMoney(currency, amounts);
}

/**
 * One payment's part of a refund. Several parts are sent one after the other, and each changes the invoice: what counts
 * is what the person saw of this payment, together with the version that the invoice has just before.
 *
 * @throws {CodedError} `refused` with `not_refundable` or `refund_above_remaining`
 */
export function newRefund(
  invoice: Invoice,
  part: RefundPart,
  { reason, note }: Pick<MessageOf<'pod.refund'>, 'reason' | 'note'>,
  invoiceVersion: string,
): NewIntent {
  const { intentId, paymentId, amount, includesSurcharge, refundedSoFar } = part;
  const payment = invoice.payments.find(({ id }) => id === paymentId);
  // In a state that the POD does not know, it cannot say whether the payment would be refunded or voided.
  if (payment === undefined || !isListed(paymentStateSchema, payment.state)) {
    throw refused('not_refundable');
  }
  requireAmount(amount, payment.refundable, 'refund_above_remaining');
  const body: RefundRequest = {
    amount,
    includesSurcharge,
    reason,
    ...(note !== undefined && { note }),
    refundedSoFar,
    invoiceVersion,
  };
  return {
    key: intentId,
    kind: 'refund',
    target: targets.refund(paymentId),
    invoiceId: invoice.id,
    request: { path: pathTo('refundPayment', paymentId), body },
    ...confirmedTotal(() => exactly(totalExpected(payment, body))),
  };
}

/** What goes back in all. @throws {RangeError} as `refundedSurcharge` and `sumMoney` */
function totalExpected(
  payment: Invoice['payments'][number],
  { amount, includesSurcharge }: Pick<RefundRequest, 'amount' | 'includesSurcharge'>,
): Money {
  return includesSurcharge ? sumMoney(amount.currency, [amount, refundedSurcharge(payment, amount)]) : amount;
}

const refundBodySchema = v.pick(v.object(refundRequestSchema.entries), [
  'amount',
  'includesSurcharge',
  'note',
]);

/**
 * Reads the requests of the refunds among `parts`, whatever the message that they came from says.
 *
 * @throws {v.ValiError} for a request that another version of the POD wrote in another form
 */
export function refundBodies(parts: readonly NewIntent[]): v.InferOutput<typeof refundBodySchema>[] {
  return refundsIn(parts).map(bodyOf);
}

/**
 * The total that goes back, surcharge included: WisePay's own amounts for parts that it has accepted, and the expected
 * amounts for the others. Zero without a refund.
 *
 * @throws {RangeError} if the sum is no longer exact
 * @throws {v.ValiError} as {@link refundBodies}
 */
export function refundTotal(invoice: Invoice, parts: readonly (NewIntent | Intent)[]): Money {
  const amounts = refundsIn(parts).flatMap(
    (part) => amountsAccepted(part, invoice) ?? amountsExpected(part, invoice),
  );
  return sumMoney(invoice.currency, amounts);
}

function refundsIn<Part extends NewIntent>(parts: readonly Part[]): Part[] {
  return parts.filter(({ kind }) => kind === 'refund');
}

function bodyOf({ request }: NewIntent) {
  return v.parse(refundBodySchema, request.body);
}

/** The part has changed the payment's figures, so they no longer say what went back with it. */
function amountsAccepted(part: NewIntent | Intent, { currency }: Invoice): Money[] | undefined {
  const refund = 'state' in part ? answerOf(part, refundSchema) : undefined;
  const amounts = refund && [refund.amount, refund.surcharge];
  return amounts?.every((amount) => amount.currency === currency) ? amounts : undefined;
}

function amountsExpected(part: NewIntent, { payments }: Invoice): Money[] {
  const { amount, includesSurcharge } = bodyOf(part);
  const payment = includesSurcharge ? payments.find(({ id }) => id === paymentIdOf(part)) : undefined;
  return payment === undefined ? [amount] : [amount, refundedSurcharge(payment, amount)];
}

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
