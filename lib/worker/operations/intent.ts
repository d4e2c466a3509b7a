/**
 * An intent: one wish of a person that moves money or sends an email, from the moment before it is sent to the
 * moment its outcome is certain. Its key is the idempotency key of every request made for it.
 */
import * as v from 'valibot';
import { abandonReasonSchema, intentKindSchema } from '../../protocol/intent-kinds.ts';
import { ownerSchema } from './owner.ts';
import { timestampSchema } from './timestamp.ts';

const keySchema = v.pipe(v.string(), v.uuid());

/**
 * - `open`: sent, or about to be; what became of it is not known yet.
 * - `step_up`: it waits for the person to sign in again, because WisePay or the administrator wants that before this
 *   is done, or before what this follows in the same review. Nothing has happened.
 * - `accepted`: WisePay has done it, and how: `answer` is WisePay's, checked when it is read.
 * - `refused`: WisePay has not done it, and why.
 * - `not_received`: it never reached WisePay. Nothing has happened, and it will not be sent any more.
 * - `abandoned`: it waited, and will not be sent any more: the person did not sign in again for it, what it was to
 *   follow did not go through or is not certain, or the administrator does not allow it any more. Nothing has happened.
 * - `unresolved`: WisePay cannot tell: it failed over it, or a day has passed.
 *
 * `at` is when that became certain, in ms since 1970.
 */
const stateSchema = v.variant('name', [
  v.object({ name: v.literal('open') }),
  v.object({ name: v.literal('step_up') }),
  v.object({ name: v.literal('accepted'), at: v.number(), answer: v.unknown() }),
  v.object({
    name: v.literal('refused'),
    at: v.number(),
    /** WisePay's problem code; `unknown` where its kept answer has none. */
    code: v.string(),
    /** What WisePay names the refused request by; absent where the refusal was asked for later. */
    requestId: v.optional(v.string()),
  }),
  v.object({ name: v.literal('not_received'), at: v.number() }),
  v.object({
    name: v.literal('abandoned'),
    at: v.number(),
    reason: abandonReasonSchema,
  }),
  v.object({ name: v.literal('unresolved'), at: v.number() }),
]);

export type IntentState = v.InferOutput<typeof stateSchema>;

/** An intent as the journal has it. */
export const intentSchema = v.object({
  /** Names it: the idempotency key, minted by the panel as the wish's `intentId`. */
  key: keySchema,
  /** The idempotency key where that is another one: WisePay refused the first, and it goes on with another request. */
  requestKey: v.optional(keySchema),
  kind: intentKindSchema,
  /** What it acts on: there is never more than one open intent for a target. */
  target: v.pipe(v.string(), v.minLength(1)),
  owner: ownerSchema,
  /** WisePay's id of the invoice on whose panel it is shown. */
  invoiceId: v.string(),
  /**
   * The request, a POST to `path` behind the API's base address. It is repeated to the letter, because WisePay refuses a
   * key that comes with another body.
   */
  request: v.object({ path: v.pipe(v.string(), v.startsWith('/')), body: v.record(v.string(), v.unknown()) }),
  /** Names what was reviewed together: the key of its first part. Absent for what stands alone. */
  review: v.optional(keySchema),
  /** When it was first written down, in ms since 1970, by the machine's clock: how long ago that is, `made` tells. */
  createdAt: v.number(),
  /** When a request for it left last, likewise; absent while none has. How long ago that is, `sent` tells. */
  sentAt: v.optional(v.number()),
  /** The moment of `createdAt`; absent where a version before wrote it down. */
  made: v.optional(timestampSchema),
  /** The moment of `sentAt`, or a later one from which its arrival is waited for. */
  sent: v.optional(timestampSchema),
  /** The moment of its state's `at`. */
  settled: v.optional(timestampSchema),
  state: stateSchema,
});

export type Intent = v.InferOutput<typeof intentSchema>;

/** An intent before it is written down. */
export type NewIntent = Omit<
  Intent,
  'state' | 'createdAt' | 'sentAt' | 'made' | 'sent' | 'settled' | 'owner' | 'requestKey'
>;

/** The idempotency key of its requests. */
export function requestKeyOf({ key, requestKey }: Pick<Intent, 'key' | 'requestKey'>): string {
  return requestKey ?? key;
}

/** Whether its outcome is still to come: it is `open`, or waits for a sign-in. */
export function isOpen(intent: Intent): boolean {
  return intent.state.name === 'open' || intent.state.name === 'step_up';
}
