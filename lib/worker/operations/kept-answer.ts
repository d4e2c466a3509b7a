/**
 * What is written down of WisePay's answer to an intent, and how it is read again. It stays on disk for a day, so it is
 * only what the contract names: nothing that WisePay adds, no more of a card than its last four digits, and nothing of
 * unlimited size.
 */
import * as v from 'valibot';
import { idSchema } from '../../wisepay/schemas/common.ts';
import { refundSchema } from '../../wisepay/schemas/payment.ts';
import { reminderSchema } from '../../wisepay/schemas/reminder.ts';
import { terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import type { Intent } from './intent.ts';

/** The state of a refund and a reminder is read from the invoice; that of a terminal payment, from this too. */
const keptSchemas: Readonly<Record<Intent['kind'], v.GenericSchema<unknown, object>>> = {
  terminal: terminalPaymentSchema,
  terminal_cancel: v.pick(terminalPaymentSchema, ['id']),
  refund: refundSchema,
  remind: v.omit(reminderSchema, ['to']),
};

/** An answer of another shape is still an answer: its ID is kept, if it has one. */
const onlyIdSchema = v.object({ id: idSchema });

/**
 * The part of an accepted answer that is kept: what the contract names, or only its ID, or null if it has none.
 */
export function keptOf({ kind }: Pick<Intent, 'kind'>, answer: unknown): object | null {
  const kept = v.safeParse(keptSchemas[kind], answer);
  if (kept.success) return kept.output;
  const onlyId = v.safeParse(onlyIdSchema, answer);
  return onlyId.success ? onlyId.output : null;
}

/** WisePay's first answer to an accepted intent; undefined if there is none that matches `schema`. */
export function answerOf<T>({ state }: Intent, schema: v.GenericSchema<unknown, T>): T | undefined {
  const answer = v.safeParse(schema, state.name === 'accepted' ? state.answer : undefined);
  return answer.success ? answer.output : undefined;
}
