/**
 * An intent: one action of a user that moves money or sends an email, from before it is sent until its outcome is
 * certain. Its key is the idempotency key of its requests, unless `requestKey` replaces it.
 */
import * as v from 'valibot';
import { sameEmail } from '../../email.ts';
import { moneySchema } from '../../money/money.ts';
import { abandonReasonSchema, intentKindSchema } from '../../protocol/intent-kinds.ts';
import { idSchema } from '../../wisepay/schemas/common.ts';
import { refundSchema } from '../../wisepay/schemas/payment.ts';
import { reminderSchema } from '../../wisepay/schemas/reminder.ts';
import { terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import { decoration } from '../../wisepay/schemas/tolerant.ts';
import { timestampSchema } from './timestamp.ts';

/** The user who asked for it, however their email address is written. */
export const ownerSchema = v.object({
  /** Base address of the POD API. */
  api: v.string(),
  /** WisePay's user: OpenID's `iss` and `sub`. Absent if an earlier version wrote it down. */
  user: v.optional(v.object({ issuer: v.string(), subject: v.string() })),
  /** The user's email address at WisePay, as it was written then. */
  email: v.string(),
});

/** An intent is only settled with a token of the same user at the same WisePay. */
export type Owner = v.InferOutput<typeof ownerSchema>;

/** Returns the owner of what is done with that user's token at that WisePay. */
export function ownerOf(
  { api, issuer }: { readonly api: string; readonly issuer: string },
  { subject, email }: { readonly subject: string; readonly email: string },
): Owner {
  return { api, user: { issuer, subject }, email };
}

/** Whether both are the same user at the same WisePay. Compares emails only if one of them has no `user`. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  if (a.api !== b.api) return false;
  if (a.user === undefined || b.user === undefined) return sameEmail(a.email, b.email);
  return a.user.issuer === b.user.issuer && a.user.subject === b.user.subject;
}

const keySchema = v.pipe(v.string(), v.uuid());

/**
 * - `open`: sent, or about to be; its outcome is unknown.
 * - `step_up`: it waits for the user to sign in again, because WisePay or the administrator requires that before it, or
 *   before what it follows in the same review. Nothing has happened.
 * - `accepted`: WisePay has done it; `answer` is WisePay's, checked when it is read.
 * - `refused`: WisePay has not done it, and why.
 * - `not_received`: it never reached WisePay. Nothing has happened, and it will no longer be sent.
 * - `abandoned`: it waited, and will no longer be sent; `reason` says why. Nothing has happened.
 * - `unresolved`: WisePay cannot say: it failed over it, or a day has passed.
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
    /** WisePay's problem code; `unknown` if its kept answer has none. */
    code: v.string(),
    /** WisePay's ID of the refused request; absent if the refusal was asked for later. */
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

/** An intent in the journal. */
export const intentSchema = v.object({
  /** Names it: the idempotency key, created by the panel as the message's `intentId`. */
  key: keySchema,
  /** The idempotency key if that is another one: WisePay refused the first, and it continues with another request. */
  requestKey: v.optional(keySchema),
  kind: intentKindSchema,
  /** What it acts on: there is never more than one open intent for a target. */
  target: v.pipe(v.string(), v.minLength(1)),
  owner: ownerSchema,
  /** WisePay's ID of the invoice on whose panel it is shown. */
  invoiceId: v.string(),
  /**
   * The request, a POST to `path` under the API's base address. It is repeated exactly, because WisePay refuses a key
   * that comes with another body.
   */
  request: v.object({ path: v.pipe(v.string(), v.startsWith('/')), body: v.record(v.string(), v.unknown()) }),
  /** Names what was reviewed together: the key of its first part. Absent for what stands alone. */
  review: v.optional(keySchema),
  /** The keys of earlier outcomes that are no longer shown because of this try (`replaced.ts`). */
  replaces: decoration(v.array(keySchema)),
  /**
   * What the user confirmed, surcharge included; a range if the surcharge depends on the card. Absent if no money moves,
   * if it is unknown, or if an earlier version wrote it down.
   */
  total: decoration(v.object({ least: moneySchema, most: moneySchema })),
  /** When it was first written down, in ms since 1970, by the machine's clock; `made` says how long ago that is. */
  createdAt: v.number(),
  /** When a request for it last left, likewise; absent if none has. `sent` says how long ago that is. */
  sentAt: v.optional(v.number()),
  /** The timestamp of `createdAt`; absent if an earlier version wrote it down. */
  made: v.optional(timestampSchema),
  /** The timestamp of `sentAt`, or a later one from which its arrival is waited for. */
  sent: v.optional(timestampSchema),
  /** The timestamp of its state's `at`. */
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
export function isOpen({ state }: Pick<Intent, 'state'>): boolean {
  return state.name === 'open' || state.name === 'step_up';
}

const cancellation = 'terminal payment ';
const payment = 'payment ';

/**
 * What an intent acts on, by WisePay's IDs: there is never more than one open intent for a target. The journal keeps
 * these texts: another spelling would be another target.
 */
export const targets = {
  terminalPayment: (invoiceId: string) => `invoice ${invoiceId}`,
  terminalCancel: (terminalPaymentId: string) => `${cancellation}${terminalPaymentId}`,
  refund: (paymentId: string) => `${payment}${paymentId}`,
  reminder: (invoiceId: string) => `reminder ${invoiceId}`,
};

/** The terminal payment that an intent cancels; undefined for an intent of another kind. */
export function terminalPaymentOfCancel({
  kind,
  target,
}: Pick<Intent, 'kind' | 'target'>): string | undefined {
  return kind === 'terminal_cancel' ? target.slice(cancellation.length) : undefined;
}

/** The payment that a refund's intent gives back. */
export function paymentIdOf({ target }: Pick<Intent, 'target'>): string {
  return target.startsWith(payment) ? target.slice(payment.length) : target;
}

/**
 * What is written down of WisePay's answer. It stays on disk for a day, so it is only what the contract names: nothing
 * that WisePay adds, no more of a card than its last four digits, and nothing of unlimited size. The state of a refund
 * and a reminder is read from the invoice; that of a terminal payment, from this too.
 */
const keptSchemas: Readonly<Record<Intent['kind'], v.GenericSchema<unknown, object>>> = {
  terminal: terminalPaymentSchema,
  terminal_cancel: v.pick(terminalPaymentSchema, ['id']),
  refund: refundSchema,
  remind: v.omit(reminderSchema, ['to']),
};

/** An answer of another shape is still an answer: its ID is kept, if it has one. */
const onlyIdSchema = v.object({ id: idSchema });

/**
 * The part of an accepted answer that is kept: what the contract names, or only its ID, or null if it has none.
 */
export function keptOf({ kind }: Pick<Intent, 'kind'>, answer: unknown): object | null {
  const kept = v.safeParse(keptSchemas[kind], answer);
  if (kept.success) return kept.output;
  const onlyId = v.safeParse(onlyIdSchema, answer);
  return onlyId.success ? onlyId.output : null;
}

/** WisePay's first answer to an accepted intent; undefined if there is none that matches `schema`. */
export function answerOf<T>({ state }: Intent, schema: v.GenericSchema<unknown, T>): T | undefined {
  const answer = v.safeParse(schema, state.name === 'accepted' ? state.answer : undefined);
  return answer.success ? answer.output : undefined;
}
