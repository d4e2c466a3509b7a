/** What an intent may do, and why one that waited may never be sent: the journal and the panel name them alike. */
import * as v from 'valibot';

/** What an intent does; the path and body of its request follow from it. */
export const intentKindSchema = v.picklist(['terminal_payment', 'terminal_cancel', 'refund', 'reminder']);

/** Why an intent that waited is not sent any more. */
export const abandonReasonSchema = v.picklist([
  /** The person did not sign in again in time, or asked for something else meanwhile. */
  'no_sign_in',
  /** What was reviewed with it did not go through, or could not be taken on. */
  'earlier_failed',
  /** What it was to follow may have gone through. */
  'earlier_uncertain',
  /** The administrator's policy has come to forbid it. */
  'not_allowed',
  /** What it gives back, or from where, is not any more what the person reviewed. */
  'changed',
]);

export type AbandonReason = v.InferOutput<typeof abandonReasonSchema>;
