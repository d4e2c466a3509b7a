/** `POST /invoices/{id}/payment-sessions`: the address of WisePay's payments screen. */
import * as v from 'valibot';
import { described, timestampSchema, urlSchema } from './common.ts';

/** Empty, because the payments screen asks for the amount. */
export const paymentSessionRequestSchema = v.strictObject({});

export const paymentSessionSchema = v.object({
  url: described(urlSchema, 'The payments screen for this invoice: on the web app’s origin.'),
  expiresAt: timestampSchema,
});

export type PaymentSession = v.InferOutput<typeof paymentSessionSchema>;
