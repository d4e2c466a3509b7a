/** A card-present payment on a terminal. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { idSchema, urlSchema } from './common.ts';

export const terminalPaymentSchema = v.object({
  id: idSchema,
  version: v.pipe(v.number(), v.integer()),
  invoiceId: idSchema,
  terminal: v.object({ id: idSchema, label: v.string() }),
  amount: moneySchema,
  surcharge: v.optional(moneySchema),
  total: moneySchema,
  state: v.picklist([
    'pending',
    'waiting_for_card',
    'authorising',
    'approved',
    'partially_approved',
    'declined',
    'cancelled',
    'timed_out',
    'failed',
  ]),
  cancelRequested: v.boolean(),
  approved: v.optional(moneySchema),
  card: v.optional(v.object({ brand: v.string(), last4: v.string() })),
  approvalCode: v.optional(v.string()),
  receiptUrl: v.optional(urlSchema),
  reason: v.optional(v.string()),
});

export type TerminalPayment = v.InferOutput<typeof terminalPaymentSchema>;
