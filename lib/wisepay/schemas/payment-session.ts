/** `POST /invoices/{id}/payment-sessions`: the way to WisePay's own payments screen. */
import * as v from 'valibot';
import { described, timestampSchema, urlSchema } from './common.ts';

/** There is nothing to say: WisePay's own screen asks for the amount. */
export const paymentSessionRequestSchema = v.strictObject({});

export const paymentSessionSchema = v.object({
  url: described(urlSchema, 'The payments screen for this invoice: on the web app’s origin.'),
  expiresAt: timestampSchema,
});

export type PaymentSession = v.InferOutput<typeof paymentSessionSchema>;
