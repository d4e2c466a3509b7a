/** `params` of the refusals of actions. */
import * as v from 'valibot';
import { moneySchema } from '../../money/money.ts';
import { idSchema, timestampSchema } from './common.ts';
import { terminalPaymentSchema } from './terminal-payment.ts';

/** 409 `payment_open`: the terminal payment that is already open on the invoice. */
export const paymentOpenParamsSchema = v.object({ terminalPaymentId: idSchema });

/** 422 `amount_above_balance`: the balance. */
export const balanceParamsSchema = v.object({ balance: moneySchema });

/** 409 `too_late`: how the terminal payment ended instead of being canceled. */
export const tooLateParamsSchema = v.object({ state: terminalPaymentSchema.entries.state });

/** 409 `refund_above_remaining`: what is left of the payment, without its surcharge. */
export const remainingParamsSchema = v.object({ remaining: moneySchema });

/** 401 `step_up_required`: the maximum time since the person signed in, in seconds. */
export const stepUpParamsSchema = v.object({
  maxAgeSeconds: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** 429 `cooldown`: when the next reminder may be sent. */
export const cooldownParamsSchema = v.object({ availableAt: timestampSchema });
