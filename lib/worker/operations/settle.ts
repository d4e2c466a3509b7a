/**
 * Sends an intent's request and finds out its outcome. Without an answer, asks WisePay by the intent's key, and sends
 * the same request again with the same key only if it never arrived.
 */
import * as v from 'valibot';
import { isWithoutAnswer, problemCodeSchema } from '../../errors.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import type { Client } from '../../wisepay/client.ts';
import type { Operation } from '../../wisepay/schemas/operation.ts';
import { type Intent, type IntentState, isOpen, keptOf, type Owner, requestKeyOf } from './intent.ts';
import type { Journal } from './journal.ts';
import { elapsed, isConnected, type Now, type Timestamp } from './timestamp.ts';

/** The two calls that operations need, and whose token they are made with. */
export interface OperationContext extends Pick<Client, 'submit' | 'findOperation'> {
  readonly owner: Owner;
}

export interface SettlerOptions {
  readonly journal: Journal;
  /** The time in ms since 1970, by the machine's clock: for the record, and where `timestamp` cannot say. */
  now(): number;
  /** The current time, by clocks that no one sets: decides what depends on time, as far as it can say. */
  readonly timestamp: Now;
}

/**
 * Both are called with the intent's target locked, write the journal, and return the intent in its new state. An open
 * one stays open as long as WisePay does not say its outcome.
 */
export interface Settler {
  /**
   * Writes the intent down, sends it, and asks for the outcome if no answer comes.
   *
   * @throws {CodedError} `token_expired`: it may have been sent, and is open in the journal
   */
  send(context: OperationContext, intent: Intent): Promise<Intent>;
  /**
   * Asks for the outcome of an open intent, and sends it again if it never arrived and may still be sent.
   *
   * @throws {CodedError} `token_expired`: it is open in the journal as before
   */
  settle(context: OperationContext, open: Intent): Promise<Intent>;
}

/**
 * How long after its creation an intent that never arrived may still be sent, in ms. Later the user has moved on, and a
 * charge would appear in front of the next customer. Only WisePay's clock can say that it is not later: this machine's
 * may have been set, or the machine may have slept.
 */
export const sendableMs = 2 * 60_000;

/** How long a request may be on its way, in ms; until then, "never arrived" is not final. */
const arrivalMs = 2 * 60_000;

/**
 * How long WisePay keeps keys at least, in ms; an older one that it does not know says nothing. Inferred, like all of
 * the contract (`lib/wisepay/contract/`).
 */
const keyLifeMs = 24 * 60 * 60_000;

/** How many times in a row an intent that never arrived is sent again. */
const mostResends = 2;

/**
 * Refusals of this request and not of the intent: WisePay already has this key from an earlier request, whose outcome
 * counts.
 */
const aboutAnEarlierSending = ['operation_in_progress', 'idempotency_key_reused'];

type DoneOperation = Extract<Operation, { state: 'done' }>;

/** The part that is needed of the body of a refusal that WisePay has kept. */
const refusalSchema = v.object({ code: problemCodeSchema });

export function createSettler({ journal, now, timestamp }: SettlerOptions): Settler {
  /** Writes down the outcome. */
  function end(intent: Intent, state: IntentState): Promise<Intent> {
    return journal.record({ ...intent, settled: timestamp(intent.owner.api) }, state);
  }

  /** Sends the intent once. It stays open unless an answer says otherwise. */
  async function submit(context: OperationContext, unsent: Intent): Promise<Intent> {
    const sent = timestamp(context.owner.api);
    const intent = await journal.record({ ...unsent, sentAt: now(), sent }, { name: 'open' });
    try {
      const answer = await context.submit(intent.request.path, intent.request.body, requestKeyOf(intent));
      return await end(intent, { name: 'accepted', at: now(), answer: keptOf(intent, answer) });
    } catch (error) {
      if (error instanceof ProblemError) return settleProblem(intent, error);
      if (isWithoutAnswer(error)) return intent;
      throw error;
    }
  }

  async function settleProblem(intent: Intent, { problem, requestId }: ProblemError): Promise<Intent> {
    if (aboutAnEarlierSending.includes(problem.code)) return intent;
    if (problem.code === 'step_up_required') return journal.record(intent, { name: 'step_up' });
    return end(intent, refused(problem.code, now(), requestId));
  }

  async function settle(context: OperationContext, open: Intent): Promise<Intent> {
    let intent = open;
    for (let resends = 0; isOpen(intent); resends += 1) {
      const fate = await askFate(context, intent);
      const asked = timestamp(context.owner.api);
      if (typeof fate === 'string') return giveUpOnOld(intent, asked, fate === 'undecided');
      if (fate !== null) return end(intent, settledState(intent, fate, now()));
      if (elapsed(intent.made, asked).atMost > sendableMs) return endUnknown(intent, asked);
      if (resends === mostResends) return intent;
      intent = await submit(context, intent);
      if (intent.state.name === 'step_up') return intent;
    }
    return intent;
  }

  /**
   * The outcome: null if it was never received, `silent` if WisePay could not be asked, `undecided` if it does not say.
   */
  async function askFate(
    context: OperationContext,
    intent: Intent,
  ): Promise<DoneOperation | null | 'silent' | 'undecided'> {
    try {
      const operation = await context.findOperation(requestKeyOf(intent));
      return operation?.state === 'running' ? 'undecided' : operation;
    } catch (error) {
      if (error instanceof ProblemError) return 'undecided';
      if (isWithoutAnswer(error)) return 'silent';
      throw error;
    }
  }

  /**
   * Ends an intent that WisePay does not know and that is no longer sent, once what was sent of it cannot arrive
   * anymore. That time counts from the first look if another worker sent it and WisePay's clock is unknown.
   */
  async function endUnknown(intent: Intent, asked: Timestamp): Promise<Intent> {
    if (intent.sentAt !== undefined) {
      const { sent } = intent;
      if (!isConnected(sent, asked)) return journal.record({ ...intent, sent: asked }, intent.state);
      if (elapsed(sent, asked).atLeast <= arrivalMs) return intent;
    }
    // "Never received" is certain only within the life of a key.
    const name = mayBeForgotten(intent, asked) ? 'unresolved' : 'not_received';
    return end(intent, { name, at: now() });
  }

  /** Whether WisePay may have forgotten the key. Without its clock, this machine's counts only in one worker's life. */
  function mayBeForgotten({ made, createdAt }: Intent, asked: Timestamp): boolean {
    const { atLeast, atMost } = elapsed(made, asked);
    if (Number.isFinite(atMost)) return atMost > keyLifeMs;
    return !isConnected(made, asked) || Math.max(atLeast, Math.abs(now() - createdAt)) > keyLifeMs;
  }

  /**
   * After a day, no one waits for WisePay's answer; until then, the intent stays as it is. The machine's clock counts
   * only if WisePay answers without giving a time.
   */
  async function giveUpOnOld(intent: Intent, asked: Timestamp, hasAnswered: boolean): Promise<Intent> {
    const { atLeast } = elapsed(intent.made, asked);
    const isOld =
      atLeast > keyLifeMs ||
      (hasAnswered && asked.wisepay === undefined && Math.abs(now() - intent.createdAt) > keyLifeMs);
    return isOld ? end(intent, { name: 'unresolved', at: now() }) : intent;
  }

  return {
    settle,
    async send(context, intent) {
      const sent = await submit(context, intent);
      return sent.state.name === 'open' ? settle(context, sent) : sent;
    },
  };
}

/** The state of an intent after WisePay's first answer to it, as WisePay has kept it. */
function settledState(intent: Intent, { status, body }: DoneOperation, at: number): IntentState {
  if (status < 400) return { name: 'accepted', at, answer: keptOf(intent, body) };
  // WisePay failed over it and does not know the outcome: a person has to check.
  if (status >= 500) return { name: 'unresolved', at };
  const problem = v.safeParse(refusalSchema, body);
  return refused(problem.success ? problem.output.code : 'unknown', at);
}

function refused(code: string, at: number, requestId?: string): IntentState {
  return { name: 'refused', at, code, ...(requestId !== undefined && { requestId }) };
}
