/** `POST /invoices/{id}/reminders`: an email that asks the payer to pay. */
import * as v from 'valibot';
import { emailSchema, idSchema, textSchema, timestampSchema } from './common.ts';
import { invoiceVersionSchema } from './request-parts.ts';

export const reminderRequestSchema = v.strictObject({ invoiceVersion: invoiceVersionSchema });

export type ReminderRequest = v.InferOutput<typeof reminderRequestSchema>;

export const reminderSchema = v.object({
  id: idSchema,
  to: emailSchema,
  at: timestampSchema,
  /** `accepted`: on its way; `skipped`: not sent, `reason` says why; `failed`: it could not be sent. */
  state: v.picklist(['accepted', 'skipped', 'failed']),
  reason: v.optional(textSchema),
});

export type Reminder = v.InferOutput<typeof reminderSchema>;
