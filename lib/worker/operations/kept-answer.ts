/**
 * What of WisePay's answer to an intent is written down, and how it is read again. It lies on a disk for a day, so it is
 * what the contract names and no more: nothing that WisePay adds, no more of a card than its last four digits, and nothing
 * without end.
 */
import * as v from 'valibot';
import { idSchema } from '../../wisepay/schemas/common.ts';
import { refundSchema } from '../../wisepay/schemas/payment.ts';
import { reminderSchema } from '../../wisepay/schemas/reminder.ts';
import { terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import type { Intent } from './intent.ts';

/** Of a refund and a reminder, how they stand is read from the invoice; of a terminal payment, from this too. */
const keptSchemas: Readonly<Record<Intent['kind'], v.GenericSchema<unknown, object>>> = {
  terminal_payment: terminalPaymentSchema,
  terminal_cancel: v.pick(terminalPaymentSchema, ['id']),
  refund: refundSchema,
  reminder: v.omit(reminderSchema, ['to']),
};

/** An answer of another shape was an answer all the same: its id is kept, where it has one. */
const onlyIdSchema = v.object({ id: idSchema });

/**
 * The part of an accepted answer that is kept: what the contract names, its id alone, or null where it has not even that.
 */
export function keptOf({ kind }: Pick<Intent, 'kind'>, answer: unknown): object | null {
  const kept = v.safeParse(keptSchemas[kind], answer);
  if (kept.success) return kept.output;
  const onlyId = v.safeParse(onlyIdSchema, answer);
  return onlyId.success ? onlyId.output : null;
}

/** What WisePay made of an accepted intent, in its first words; undefined where those are not what `schema` wants. */
export function answerOf<T>({ state }: Intent, schema: v.GenericSchema<unknown, T>): T | undefined {
  const answer = v.safeParse(schema, state.name === 'accepted' ? state.answer : undefined);
  return answer.success ? answer.output : undefined;
}
