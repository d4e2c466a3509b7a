/** `POST /invoices/{id}/reminders`: an email that asks the payer to pay. */
import * as v from 'valibot';
import { described, emailSchema, idSchema, timestampSchema, wordsSchema } from './common.ts';
import { openListOf } from './open-values.ts';
import { invoiceVersionSchema } from './requests.ts';
import { decoration } from './tolerant.ts';

export const reminderRequestSchema = v.strictObject({ invoiceVersion: invoiceVersionSchema });

export type ReminderRequest = v.InferOutput<typeof reminderRequestSchema>;

/** The states of a reminder that the POD knows. */
export const reminderStateSchema = v.picklist(['accepted', 'skipped', 'failed']);

export const reminderSchema = v.object({
  id: idSchema,
  to: decoration(emailSchema),
  at: decoration(timestampSchema),
  state: described(
    openListOf(reminderStateSchema),
    'accepted: on its way; skipped: not sent, `reason` says why; failed: it could not be sent.',
  ),
  reason: decoration(wordsSchema),
});

export type Reminder = v.InferOutput<typeof reminderSchema>;
