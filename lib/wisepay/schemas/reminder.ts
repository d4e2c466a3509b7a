/** `POST /invoices/{id}/reminders`: an email that asks the payer to pay. */
import * as v from 'valibot';
import { described, emailSchema, idSchema, textSchema, timestampSchema } from './common.ts';
import { invoiceVersionSchema } from './request-parts.ts';

export const reminderRequestSchema = v.strictObject({ invoiceVersion: invoiceVersionSchema });

export type ReminderRequest = v.InferOutput<typeof reminderRequestSchema>;

export const reminderSchema = v.object({
  id: idSchema,
  to: emailSchema,
  at: timestampSchema,
  state: described(
    v.picklist(['accepted', 'skipped', 'failed']),
    'accepted: on its way; skipped: not sent, `reason` says why; failed: it could not be sent.',
  ),
  reason: v.optional(textSchema),
});

export type Reminder = v.InferOutput<typeof reminderSchema>;
