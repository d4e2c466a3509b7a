/** The part of an intent that the panel gets: what was asked for, how it stands, since when, and for how much. */
import * as v from 'valibot';
import { type Money, moneySchema } from '../../money/money.ts';
import { exactly, type MoneyRange } from '../../money/money-range.ts';
import { sumMoney } from '../../money/money-sums.ts';
import type { ShownOperation } from '../../protocol/shown.ts';
import { timestampSchema } from '../../wisepay/schemas/common.ts';
import { refundSchema } from '../../wisepay/schemas/payment.ts';
import { reminderSchema } from '../../wisepay/schemas/reminder.ts';
import { confirmedTotal } from '../operations/confirmed-total.ts';
import { answerOf, type Intent, paymentIdOf } from '../operations/intent.ts';
import type { Timestamp } from '../operations/timestamp.ts';

/** Returns what the panel shows of an intent. */
export function showOperation(intent: Intent): ShownOperation {
  const { key, kind, request, state } = intent;
  const parsed = v.safeParse(moneySchema, request.body['amount']);
  const amount = parsed.success ? parsed.output : undefined;
  const refundId = kind === 'refund' ? answerOf(intent, v.pick(refundSchema, ['id']))?.id : undefined;
  const reminder =
    kind === 'remind' ? answerOf(intent, v.pick(reminderSchema, ['state', 'reason'])) : undefined;
  const at = timeOf(intent);
  const total = amount && totalOf(intent, amount);
  return {
    intentId: key,
    kind,
    state: state.name,
    ...(at !== undefined && { at }),
    ...(amount !== undefined && { amount }),
    ...(total !== undefined && { total }),
    ...(kind === 'refund' && { paymentId: paymentIdOf(intent) }),
    ...(refundId !== undefined && { refundId }),
    ...(reminder !== undefined && { reminder }),
    ...(state.name === 'refused' && { problemCode: state.code }),
    ...(state.name === 'abandoned' && { abandonedFor: state.reason }),
    ...(state.name === 'refused' && state.requestId !== undefined && { requestId: state.requestId }),
  };
}

/** An accepted refund moves what WisePay has answered; anything else is named as the user has confirmed it. */
function totalOf(intent: Intent, { currency }: Money): MoneyRange | undefined {
  const refund = intent.kind === 'refund' ? answerOf(intent, refundSchema) : undefined;
  const told =
    refund && confirmedTotal(() => exactly(sumMoney(currency, [refund.amount, refund.surcharge]))).total;
  const total = told ?? intent.total;
  return total?.least.currency === currency && total.most.currency === currency ? total : undefined;
}

/** WisePay's clock says when, as for everything else that is shown; the machine's does if WisePay's was unknown. */
function timeOf({ state, settled, sent, sentAt, made, createdAt }: Intent): string | undefined {
  if ('at' in state) return timestampOf(settled, state.at);
  return state.name === 'open' && sentAt !== undefined
    ? timestampOf(sent, sentAt)
    : timestampOf(made, createdAt);
}

/** Undefined for a number that is no time. */
function timestampOf(timestamp: Timestamp | undefined, machineMs: number): string | undefined {
  const time = new Date(timestamp?.wisepay?.latest ?? machineMs);
  const text = Number.isNaN(time.getTime()) ? undefined : time.toISOString();
  return v.is(timestampSchema, text) ? text : undefined;
}
