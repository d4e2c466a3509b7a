/** Refunds as a person has reviewed and confirmed them. */
import type { ActionMessage } from '#lib/worker/actions/actions.ts';
import { intentId, refund, refundPart } from '../../../support/money-messages.ts';
import { usd } from '../../../support/usd.ts';

/** A review of $50.00 for each of these payments, each part with its own intent. */
export const refundOf = (...paymentIds: string[]) =>
  ({
    ...refund,
    refunds: paymentIds.map((paymentId) => ({
      ...refundPart,
      intentId: crypto.randomUUID(),
      paymentId,
      amount: usd(5000),
    })),
  }) satisfies ActionMessage;

/** A review of these parts, each of `cents` and without a surcharge. */
export const review = (...parts: readonly [intentId: string, paymentId: string, cents: number][]) =>
  ({
    ...refund,
    refunds: parts.map(([id, paymentId, cents]) => ({
      ...refundPart,
      intentId: id,
      paymentId,
      amount: usd(cents),
      includesSurcharge: false,
    })),
  }) satisfies ActionMessage;

/** A review of one part, under the same intent each time. */
export const refundWorth = (cents: number) => review([intentId, 'pay_1', cents]);
