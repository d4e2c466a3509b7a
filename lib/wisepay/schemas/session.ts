/** `GET /session`: who is asking, and for which merchants. */
import * as v from 'valibot';
import { emailSchema, idSchema, listOf, textSchema } from './common.ts';

/** The roles of WisePay's public help centre. An "admin user" has one of the first two. */
export const roleSchema = v.picklist(['account_admin', 'merchant_admin', 'merchant_user', 'payer']);

export const sessionSchema = v.object({
  user: v.object({
    id: idSchema,
    name: textSchema,
    email: emailSchema,
    role: roleSchema,
    active: v.boolean(),
  }),
  merchants: listOf(
    v.object({
      id: idSchema,
      name: textSchema,
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
      psa: listOf(v.object({ host: textSchema, company: textSchema })),
    }),
  ),
});

export type Session = v.InferOutput<typeof sessionSchema>;
