/**
 * Money moves exactly once. An intent is written down before its request leaves; an answer settles it; without
 * one, WisePay is asked by the intent's key what became of it, and only if it never arrived is the same request
 * sent again with the same key.
 */
import { CodedError, isWithoutAnswer } from '../errors.ts';
import { ProblemError } from '../wisepay/answers.ts';
import type { Client } from '../wisepay/client.ts';
import type { Operation } from '../wisepay/schemas/operation.ts';
import { type Intent, type IntentState, isOpen, isSameOwner, type Owner } from './intent.ts';
import type { Journal } from './journal.ts';

/** The two calls that operations need, and whose token they are made with. */
export interface Wire extends Pick<Client, 'submit' | 'findOperation'> {
  readonly owner: Owner;
}

/** An intent before it is written down. */
export type Wish = Omit<Intent, 'state' | 'createdAt' | 'owner'>;

/** `navigator.locks`: one at a time for a name, over all workers of the browser. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface OperationsParts {
  readonly journal: Journal;
  readonly lock: Lock;
  /** The time in ms since 1970. */
  now(): number;
}

export interface Operations {
  /**
   * Carries out an intent, or goes on with it where it is open already. Where another intent for the same target
   * is open, that one is settled instead and this one is not sent: it was made from a view that is out of date.
   *
   * @returns the intent that was dealt with, as it stands now
   * @throws {CodedError} `token_expired`: the same call with a fresh token goes on
   */
  perform(wire: Wire, wish: Wish): Promise<Intent>;
  /** Settles what can be settled of the owner's open intents. @throws {CodedError} `token_expired` */
  recover(wire: Wire): Promise<void>;
}

/**
 * How long after its making an intent that never arrived may still be sent, in ms. Later the person has gone on,
 * and a charge would come up in front of the next customer.
 */
const sendableMs = 2 * 60_000;

/** For how long WisePay keeps keys at least, in ms; an older one that it does not know tells nothing. */
const keyLifeMs = 24 * 60 * 60_000;

/** How long after its making an intent may wait for the person to sign in again, in ms. */
const stepUpMs = 15 * 60_000;

/** How often an intent that never arrived is sent again in one go. */
const mostResends = 2;

export function createOperations({ journal, lock, now }: OperationsParts): Operations {
  async function record(intent: Intent, state: IntentState): Promise<Intent> {
    const changed = { ...intent, state };
    await journal.write(changed);
    return changed;
  }

  /** Sends the request. The intent stays open where no answer says otherwise. */
  async function send(wire: Wire, intent: Intent): Promise<Intent> {
    try {
      const answer = await wire.submit(intent.request.path, intent.request.body, intent.key);
      return await record(intent, { name: 'accepted', at: now(), answer });
    } catch (error) {
      if (error instanceof ProblemError) return settleProblem(intent, error);
      if (isWithoutAnswer(error)) return intent;
      throw error;
    }
  }

  async function settleProblem(intent: Intent, { problem, requestId }: ProblemError): Promise<Intent> {
    if (problem.code === 'operation_in_progress') return intent;
    if (problem.code === 'step_up_required') {
      const maxAge = problem.params['maxAgeSeconds'];
      return record(intent, {
        name: 'step_up',
        ...(typeof maxAge === 'number' && { maxAgeSeconds: maxAge }),
      });
    }
    return record(intent, refused(problem.code, now(), requestId));
  }

  /** Asks what became of an open intent, and sends it again where it never arrived and may still be sent. */
  async function settle(wire: Wire, open: Intent): Promise<Intent> {
    let intent = open;
    for (let resends = 0; isOpen(intent); resends += 1) {
      const fate = await askFate(wire, intent);
      if (fate === undefined || fate?.state === 'running') return giveUpOnOld(intent);
      if (fate !== null) return record(intent, settledState(fate, now()));
      const age = now() - intent.createdAt;
      if (age > keyLifeMs) return record(intent, { name: 'unresolved', at: now() });
      if (age > sendableMs) return record(intent, { name: 'not_received', at: now() });
      if (resends === mostResends) return intent;
      intent = await send(wire, intent);
      if (intent.state.name === 'step_up') return intent;
    }
    return intent;
  }

  /** Null when it was never received, undefined when WisePay could not be asked. */
  async function askFate(wire: Wire, intent: Intent): Promise<Operation | null | undefined> {
    try {
      return await wire.findOperation(intent.key);
    } catch (error) {
      if (error instanceof ProblemError || isWithoutAnswer(error)) return undefined;
      throw error;
    }
  }

  async function giveUpOnOld(intent: Intent): Promise<Intent> {
    const isOld = now() - intent.createdAt > keyLifeMs;
    return isOld ? record(intent, { name: 'unresolved', at: now() }) : intent;
  }

  /** Another intent for the same target whose outcome is still to come. */
  async function openFor({ key, target }: Wish, owner: Owner): Promise<Intent | undefined> {
    const intents = (await journal.list()).filter((intent) => intent.target === target && intent.key !== key);
    return intents.find((intent) => isOpen(intent) && isSameOwner(intent.owner, owner));
  }

  return {
    async perform(wire, wish) {
      return lock(wish.target, async () => {
        const known = await journal.find(wish.key);
        // A key belongs to the person who used it first: from another one it would be a second charge.
        if (known !== undefined && !isSameOwner(known.owner, wire.owner)) throw new CodedError('no_invoice');
        if (known !== undefined && !isOpen(known)) return known;
        if (known?.state.name === 'open') return settle(wire, known);
        if (known !== undefined && now() - known.createdAt > stepUpMs) {
          return record(known, { name: 'not_received', at: now() });
        }

        const other = await openFor(wish, wire.owner);
        if (other?.state.name === 'open') return settle(wire, other);
        // It waited for a sign-in, and WisePay has done nothing with it: the person asks for this instead.
        if (other !== undefined) await record(other, { name: 'not_received', at: now() });

        const made: Intent = known ?? {
          ...wish,
          owner: wire.owner,
          createdAt: now(),
          state: { name: 'open' },
        };
        const sent = await send(wire, await record(made, { name: 'open' }));
        return sent.state.name === 'open' ? settle(wire, sent) : sent;
      });
    },

    async recover(wire) {
      await journal.prune(now());
      for (const { key, target, state, owner } of await journal.list()) {
        if (state.name !== 'open' || !isSameOwner(owner, wire.owner)) continue;
        await lock(target, async () => {
          const intent = await journal.find(key);
          if (intent?.state.name === 'open') await settle(wire, intent);
        });
      }
    },
  };
}

function settledState({ status, body }: Extract<Operation, { state: 'done' }>, at: number): IntentState {
  if (status < 400) return { name: 'accepted', at, answer: body };
  // WisePay failed over it, and its word is that nobody knows: a person has to look.
  if (status >= 500) return { name: 'unresolved', at };
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'unknown';
  return refused(code, at);
}

function refused(code: string, at: number, requestId?: string): IntentState {
  return { name: 'refused', at, code, ...(requestId !== undefined && { requestId }) };
}
