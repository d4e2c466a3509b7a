/** `GET /session`: the signed-in user and their merchants. */
import * as v from 'valibot';
import {
  currencySchema,
  described,
  emailSchema,
  idSchema,
  listOf,
  textSchema,
  wordsSchema,
} from './common.ts';
import { openListOf } from './open-values.ts';
import { decoration } from './tolerant.ts';

/** WisePay's roles (its public help center). An "admin user" has one of the first two. */
export const roleSchema = v.picklist(['account_admin', 'merchant_admin', 'merchant_user', 'payer']);

export const sessionSchema = v.object({
  user: v.object({
    id: idSchema,
    name: decoration(wordsSchema),
    email: decoration(emailSchema),
    role: described(
      openListOf(roleSchema),
      'Only an admin, of the account or of a merchant, works with the POD.',
    ),
    active: v.boolean(),
  }),
  merchants: decoration(
    listOf(
      v.object({
        id: idSchema,
        name: textSchema,
        currency: currencySchema,
        psa: described(
          listOf(
            v.object({
              host: described(
                textSchema,
                'Name of a PSA host, with its port where that is not the usual one.',
              ),
              company: described(textSchema, 'The company id that people sign in to PSA with.'),
            }),
          ),
          'Whose invoices the merchant is paid for.',
        ),
      }),
    ),
  ),
});

export type SessionInfo = v.InferOutput<typeof sessionSchema>;
