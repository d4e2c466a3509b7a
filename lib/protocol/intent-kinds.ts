/** The kinds of intents, and the reasons to abandon one: the journal and the panel share these names. */
import * as v from 'valibot';

/** What an intent does: an action (`ActionId`), or the cancellation of one. This determines its request. */
export const intentKindSchema = v.picklist(['terminal', 'terminal_cancel', 'refund', 'remind']);

/** Why an intent that waited is no longer sent. */
export const abandonReasonSchema = v.picklist([
  /** The user did not sign in again in time, or requested something else in the meantime. */
  'no_sign_in',
  /** Another part of the same review failed, or could not be parked. */
  'earlier_failed',
  /** The part before it may have succeeded. */
  'earlier_uncertain',
  /** The administrator's policy now forbids it. */
  'not_allowed',
  /** What it refunds, or from which payment, is no longer what the user reviewed. */
  'changed',
]);

export type AbandonReason = v.InferOutput<typeof abandonReasonSchema>;
