/** `GET /session`: who is asking, and for which merchants. */
import * as v from 'valibot';
import { emailSchema, idSchema } from './common.ts';

/** The roles of WisePay's public help centre. An "admin user" has one of the first two. */
export const roleSchema = v.picklist(['account_admin', 'merchant_admin', 'merchant_user', 'payer']);

export const sessionSchema = v.object({
  user: v.object({
    id: idSchema,
    name: v.string(),
    email: emailSchema,
    role: roleSchema,
    active: v.boolean(),
  }),
  merchants: v.array(
    v.object({
      id: idSchema,
      name: v.string(),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
      psa: v.array(v.object({ host: v.string(), company: v.string() })),
    }),
  ),
});

export type Session = v.InferOutput<typeof sessionSchema>;
