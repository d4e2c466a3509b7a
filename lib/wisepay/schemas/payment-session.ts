/** `POST /invoices/{id}/payment-sessions`: the way to WisePay's own payments screen. */
import * as v from 'valibot';
import { timestampSchema, urlSchema } from './common.ts';

export const paymentSessionSchema = v.object({ url: urlSchema, expiresAt: timestampSchema });

export type PaymentSession = v.InferOutput<typeof paymentSessionSchema>;
