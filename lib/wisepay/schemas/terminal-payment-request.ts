/** `POST /invoices/{id}/terminal-payments` and `POST /terminal-payments/{id}/cancel`: what is sent. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { described, idSchema } from './common.ts';
import { invoiceVersionSchema } from './request-parts.ts';

/** Which terminal is to ask for a card, and for how much; WisePay adds the surcharge. */
export const terminalPaymentRequestSchema = v.strictObject({
  terminalId: idSchema,
  amount: described(
    moneySchema,
    'What is to count towards the invoice, above zero; WisePay adds the surcharge.',
  ),
  invoiceVersion: invoiceVersionSchema,
});

export type TerminalPaymentRequest = v.InferOutput<typeof terminalPaymentRequestSchema>;

export const terminalCancelRequestSchema = v.strictObject({});
