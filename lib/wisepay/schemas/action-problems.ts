/** `params` of the refusals of money-moving requests. */
import * as v from 'valibot';
import { moneySchema } from '../../money/money.ts';
import { idSchema, timestampSchema } from './common.ts';
import { terminalPaymentSchema } from './terminal-payment.ts';

/** 409 `payment_open`: the terminal payment that is open on the invoice already. */
export const paymentOpenParamsSchema = v.object({ terminalPaymentId: idSchema });

/** 422 `amount_above_balance`: what is still owed. */
export const balanceParamsSchema = v.object({ balance: moneySchema });

/** 409 `too_late`: what the terminal payment has come to instead of being cancelled. */
export const tooLateParamsSchema = v.object({ state: terminalPaymentSchema.entries.state });

/** 409 `refund_above_remaining`: what is left of the payment, without its surcharge. */
export const remainingParamsSchema = v.object({ remaining: moneySchema });

/** 401 `step_up_required`: how long ago, in seconds, the person may have signed in at most. */
export const stepUpParamsSchema = v.object({
  maxAgeSeconds: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** 429 `cooldown`: from when the next reminder may go out. */
export const cooldownParamsSchema = v.object({ availableAt: timestampSchema });
