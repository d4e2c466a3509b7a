/**
 * Money moves exactly once. An intent is written down before its request leaves, there is one open intent for a
 * target, and whatever one worker leaves open the next one settles.
 */
import { CodedError } from '../../errors.ts';
import type { AbandonReason } from '../../protocol/intent-kinds.ts';
import { type Intent, isOpen, type NewIntent } from './intent.ts';
import type { Journal } from './journal.ts';
import { isSameOwner, type Owner } from './owner.ts';
import { createSettler, type OperationContext, sendableMs } from './settle.ts';
import { elapsed, type Now } from './timestamp.ts';

/** `navigator.locks`: one at a time for a name, over all workers of the browser. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface OperationsOptions {
  readonly journal: Journal;
  readonly lock: Lock;
  /** The time in ms since 1970, by the machine's clock: for the record alone. */
  now(): number;
  /** The moment of now, by clocks that nobody sets. */
  readonly timestamp: Now;
}

/** Every call rejects where the journal's storage fails; what could not be written down is not sent. */
export interface Operations {
  /**
   * Carries out an intent, or goes on with it where it is in the journal already: then as it stands there, but for one
   * that was never sent, which goes as the wish has it. Where another intent for the same target is under way, that
   * one is settled instead and this one is not sent: it was made from a view that is out of date.
   *
   * @param wish a new one, or an intent from the journal: one that was dismissed meanwhile is not carried out
   * @returns the intent that was dealt with, as it stands now
   * @throws {CodedError} `token_expired`: the same call with a fresh token goes on; `no_invoice` where the key is another
   *   owner's
   */
  perform(context: OperationContext, newIntent: NewIntent | Intent): Promise<Intent>;
  /**
   * Goes on with an intent that WisePay has just refused because the invoice had changed, where the change does not matter:
   * with the request for the invoice as it is now, and so under another idempotency key. Any other, and one that was refused
   * more than two minutes ago, is left as it stands.
   *
   * @param intent from the journal
   * @param request in place of its own
   * @returns the intent, as it stands now
   * @throws {CodedError} as `perform`
   */
  renew(context: OperationContext, intent: Intent, request: Intent['request']): Promise<Intent>;
  /**
   * Writes a wish down that is to wait, unsent, for the person to sign in again: for itself, or for the one that it
   * follows. Not where it is in the journal already, or where another intent for the same target is under way.
   *
   * @param wish an intent from the journal is left as it stands there
   * @returns whether it is in the journal now
   * @throws {CodedError} `no_invoice` where the key is another owner's
   */
  park(owner: Owner, newIntent: NewIntent): Promise<boolean>;
  /** Ends an intent that waits for a sign-in. Any other is left as it stands. */
  abandon(key: string, reason: AbandonReason): Promise<void>;
  /** Forgets an intent, unless it is on its way: what became of that has to be known first. */
  dismiss(key: string): Promise<void>;
  /**
   * Settles what can be settled of the owner's open intents, abandons those that have waited for too long, and forgets
   * what was settled long ago.
   *
   * @throws {CodedError} `token_expired`: the same call with a fresh token goes on
   */
  recover(context: OperationContext): Promise<void>;
}

/** How long after its making an intent may wait for the person to sign in again, in ms. */
const stepUpMs = 15 * 60_000;

/** Makes the operations of one worker; all that lasts is in the journal. */
export function createOperations({ journal, lock, now, timestamp }: OperationsOptions): Operations {
  const { send, settle } = createSettler({ journal, now, timestamp });

  /**
   * A key belongs to the person who used it first: from another one it would be a second charge.
   *
   * @throws {CodedError} `no_invoice`
   */
  async function findOwn(key: string, owner: Owner): Promise<Intent | undefined> {
    const known = await journal.find(key);
    if (known !== undefined && !isSameOwner(known.owner, owner)) throw new CodedError('no_invoice');
    return known;
  }

  /**
   * Another intent for the same target whose request is under way. One that waits for a sign-in gives way instead:
   * WisePay has done nothing with it, and the person asks for this by now.
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
   * Whether it has waited for a sign-in for too long. Whoever signs in has it in front of them: where WisePay's clock does not
   * tell, the machine's will do.
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

  /** Does something with an intent as it stands once nobody else deals with its target. */
  async function withIntent(key: string, work: (intent: Intent) => Promise<unknown>): Promise<void> {
    const target = (await journal.find(key))?.target;
    if (target === undefined) return;
    await lock(target, async () => {
      const intent = await journal.find(key);
      if (intent !== undefined) await work(intent);
    });
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
        // Something else for the same target was asked for since: it was made from a newer view.
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

    dismiss: (key) =>
      withIntent(key, async (intent) => {
        if (intent.state.name !== 'open') await journal.remove(key);
      }),

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
