/**
 * Money moves exactly once. An intent is written down before its request leaves, there is one open intent for a
 * target, and the next worker settles what one worker leaves open.
 */
import { CodedError } from '../../errors.ts';
import type { AbandonReason } from '../../protocol/intent-kinds.ts';
import { type Intent, isOpen, isSameOwner, type NewIntent, type Owner } from './intent.ts';
import type { Journal } from './journal.ts';
import { isWithoutEffect } from './replaced.ts';
import { createSettler, type OperationContext, sendableMs } from './settle.ts';
import { elapsed, type Now } from './timestamp.ts';

/** `navigator.locks`: one at a time for a name, across all workers of the browser. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface OperationsOptions {
  readonly journal: Journal;
  readonly lock: Lock;
  /** The time in ms since 1970, by the machine's clock: for the record, and where `timestamp` cannot say. */
  now(): number;
  /** The current time, by clocks that no one sets. */
  readonly timestamp: Now;
}

/** Every call rejects if the journal's storage fails; what could not be written down is not sent. */
export interface Operations {
  /**
   * Carries out an intent, or continues it if it is already in the journal: then in its form there, except one that was
   * never sent, which goes as `newIntent` has it. If another intent for the same target is under way, settles that
   * instead and does not send this one: it was made from a view that is out of date.
   *
   * @param newIntent a new one, or an intent from the journal: one that was dismissed meanwhile is not carried out
   * @returns the intent that was handled, in its current state
   * @throws {CodedError} `token_expired`: the same call with a fresh token continues; `no_invoice` if the key is
   *   another owner's
   */
  perform(context: OperationContext, newIntent: NewIntent | Intent): Promise<Intent>;
  /**
   * Continues an intent that WisePay has just refused because the invoice had changed, if the change does not matter:
   * with the request for the current invoice, and so under another idempotency key. Leaves any other unchanged, and any
   * that was refused more than two minutes ago.
   *
   * @param intent from the journal
   * @param request replaces its own
   * @returns the intent in its current state
   * @throws {CodedError} as `perform`
   */
  renew(context: OperationContext, intent: Intent, request: Intent['request']): Promise<Intent>;
  /**
   * Writes an intent down that waits, unsent, for the user to sign in again: for itself, or for the one that it
   * follows. Does not if it is already in the journal, or if another intent for the same target is under way.
   *
   * @param newIntent an intent from the journal is left unchanged
   * @returns whether it is in the journal now
   * @throws {CodedError} `no_invoice` if the key is another owner's
   */
  park(owner: Owner, newIntent: NewIntent): Promise<boolean>;
  /** Ends an intent that waits for a sign-in. Leaves any other unchanged. */
  abandon(key: string, reason: AbandonReason): Promise<void>;
  /**
   * Forgets an intent, unless it is `open`: its outcome has to be known first. Also forgets what it has replaced, which
   * would be shown again.
   */
  dismiss(key: string): Promise<void>;
  /**
   * Settles what can be settled of the owner's open intents, abandons those that have waited too long, and forgets what
   * settled long ago.
   *
   * @throws {CodedError} `token_expired`: the same call with a fresh token continues
   */
  recover(context: OperationContext): Promise<void>;
}

/** How long after its creation an intent may wait for the user to sign in again, in ms. */
const stepUpMs = 15 * 60_000;

/** Creates the operations of one worker; everything that lasts is in the journal. */
export function createOperations({ journal, lock, now, timestamp }: OperationsOptions): Operations {
  const { send, settle } = createSettler({ journal, now, timestamp });

  /**
   * A key belongs to the user who used it first: from another user it would be a second charge.
   *
   * @throws {CodedError} `no_invoice`
   */
  async function findOwn(key: string, owner: Owner): Promise<Intent | undefined> {
    const known = await journal.find(key);
    if (known !== undefined && !isSameOwner(known.owner, owner)) throw new CodedError('no_invoice');
    return known;
  }

  /**
   * Another intent for the same target whose request is under way. Abandons one that waits for a sign-in instead:
   * WisePay has done nothing with it, and the user asks for this one now.
   */
  async function otherUnderWay({ key, target }: NewIntent, owner: Owner): Promise<Intent | undefined> {
    const other = (await journal.list()).find(
      (intent) =>
        intent.target === target && intent.key !== key && isOpen(intent) && isSameOwner(intent.owner, owner),
    );
    if (other?.state.name !== 'step_up') return other;
    await abandonWaiting(other, 'no_sign_in');
    return undefined;
  }

  function abandonWaiting(intent: Intent, reason: AbandonReason): Promise<Intent> {
    const settled = timestamp(intent.owner.api);
    return journal.record({ ...intent, settled }, { name: 'abandoned', at: now(), reason });
  }

  /**
   * Whether it has waited too long for a sign-in. The user who signs in has it on screen, so the machine's clock is
   * good enough if WisePay's is unknown.
   */
  function isOverdue({ state, createdAt, made, owner }: Intent): boolean {
    if (state.name !== 'step_up') return false;
    const { atLeast, atMost } = elapsed(made, timestamp(owner.api));
    const age = Number.isFinite(atMost) ? atMost : Math.max(atLeast, Math.abs(now() - createdAt));
    return age > stepUpMs;
  }

  function madeNow({ api }: Owner): Pick<Intent, 'createdAt' | 'made'> {
    return { createdAt: now(), made: timestamp(api) };
  }

  /** Runs `work` on an intent in its state once its target is locked. */
  async function withIntent(key: string, work: (intent: Intent) => Promise<unknown>): Promise<void> {
    const target = (await journal.find(key))?.target;
    if (target === undefined) return;
    await lock(target, async () => {
      const intent = await journal.find(key);
      if (intent !== undefined) await work(intent);
    });
  }

  async function forgetWithoutEffect(intent: Intent): Promise<void> {
    if (isWithoutEffect(intent)) await journal.remove(intent.key);
  }

  return {
    async perform(context, newIntent) {
      return lock(newIntent.target, async () => {
        const { owner } = context;
        const known = await findOwn(newIntent.key, owner);
        if (known === undefined && 'state' in newIntent) return newIntent;
        if (known !== undefined && !isOpen(known)) return known;
        if (known?.state.name === 'open') return settle(context, known);
        if (known !== undefined && isOverdue(known)) return abandonWaiting(known, 'no_sign_in');

        const other = await otherUnderWay(newIntent, owner);
        if (other !== undefined) return settle(context, other);
        if (known?.sentAt !== undefined) return send(context, known);
        const { createdAt, made } = known ?? madeNow(owner);
        return send(context, { ...newIntent, owner, createdAt, made, state: { name: 'open' } });
      });
    },

    async renew(context, { key, target }, request) {
      return lock(target, async () => {
        const known = await findOwn(key, context.owner);
        if (known === undefined) throw new CodedError('no_invoice');
        const isStale = known.state.name === 'refused' && known.state.code === 'invoice_changed';
        const { atMost } = elapsed(known.settled, timestamp(context.owner.api));
        if (!isStale || atMost > sendableMs) return known;
        // Another intent for the same target has come since, from a newer view.
        const other = await otherUnderWay(known, context.owner);
        if (other !== undefined) return known;
        return send(context, { ...known, request, requestKey: crypto.randomUUID(), state: { name: 'open' } });
      });
    },

    async park(owner, newIntent) {
      return lock(newIntent.target, async () => {
        if ((await findOwn(newIntent.key, owner)) !== undefined) return true;
        if ((await otherUnderWay(newIntent, owner)) !== undefined) return false;
        await journal.write({ ...newIntent, owner, ...madeNow(owner), state: { name: 'step_up' } });
        return true;
      });
    },

    abandon: (key, reason) =>
      withIntent(key, async (intent) => {
        if (intent.state.name === 'step_up') await abandonWaiting(intent, reason);
      }),

    async dismiss(key) {
      const dismissed = await journal.find(key);
      if (dismissed === undefined || dismissed.state.name === 'open') return;
      // First: once this intent is gone, they would be shown again, and the worker may end at any moment. Not within its
      // lock: they may have the same target.
      for (const earlier of dismissed.replaces ?? []) await withIntent(earlier, forgetWithoutEffect);
      await withIntent(key, async (intent) => {
        if (intent.state.name !== 'open') await journal.remove(key);
      });
    },

    async recover(context) {
      await journal.prune(timestamp(context.owner.api), now());
      for (const listed of await journal.list()) {
        if (!isOpen(listed) || !isSameOwner(listed.owner, context.owner)) continue;
        await withIntent(listed.key, async (intent) => {
          if (intent.state.name === 'open') await settle(context, intent);
          else if (isOverdue(intent)) await abandonWaiting(intent, 'no_sign_in');
        });
      }
    },
  };
}
