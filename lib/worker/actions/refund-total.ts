/** What the refunds that were reviewed together give back, for comparison with the administrator's limits. */
import * as v from 'valibot';
import type { Money } from '../../money/money.ts';
import { sumMoney } from '../../money/money-sums.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { refundSchema } from '../../wisepay/schemas/payment.ts';
import { refundRequestSchema } from '../../wisepay/schemas/requests.ts';
import { refundedSurcharge } from '../../wisepay/surcharge.ts';
import type { Intent, NewIntent } from '../operations/intent.ts';
import { answerOf } from '../operations/kept-answer.ts';
import { paymentIdOf } from '../operations/targets.ts';

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
