/**
 * The part of WisePay that operations use: idempotency keys, and all the ways in which an answer can be missing.
 * A key belongs to one person: from another person, it is a different key.
 */
import { CodedError, type ErrorCode } from '#lib/errors.ts';
import { ProblemError } from '#lib/wisepay/answers.ts';
import type { Operation } from '#lib/wisepay/schemas/operation.ts';
import type { Owner } from '#lib/worker/operations/intent.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';

/** What happens to a request that changes something. */
export type Fate =
  | 'done'
  /** It never arrives. */
  | 'lost'
  /** It is carried out, and the answer does not arrive. */
  | 'answer_lost'
  /** It arrives and is still running; the next question finishes it. */
  | 'slow'
  | 'token_expired'
  | 'step_up'
  | { readonly refused: string; readonly answerLost?: boolean };

/** What happens to a question about the outcome. */
type Answer =
  | 'told'
  | 'lost'
  /** The question overtakes the request. */
  | 'too_early'
  | 'token_expired'
  | { readonly refused: string };

export interface FakeWisePay {
  /** A person's operation context; workers may share it. */
  operationContextOf(owner: Owner): OperationContext;
  /** The fates of the next requests, in order; `done` after that. */
  readonly fates: Fate[];
  /** The answers to the next questions, in order; `told` after that. */
  readonly answers: Answer[];
  /** The keys of the requests that were carried out, once for each time. */
  readonly effects: readonly string[];
  /** Every request and question, in order; a test may empty it. */
  readonly log: string[];
  /** The answer to the request that was carried out under a key. */
  answerTo(key: string): unknown;
  /** Forgets all keys, as after a day. */
  forgetKeys(): void;
}

interface Kept {
  readonly request: string;
  /** Null if WisePay has decided nothing: the same request may come again. */
  operation: Operation | null;
}

const noAnswer: ErrorCode[] = ['offline', 'timeout', 'server_error', 'rate_limited', 'malformed_answer'];

function refusal(status: number, code: string, params: Record<string, unknown> = {}): ProblemError {
  return new ProblemError({ status, code, params }, `req_${code}`);
}

export function fakeWisePay(): FakeWisePay {
  const kept = new Map<string, Kept>();
  const fates: Fate[] = [];
  const answers: Answer[] = [];
  const effects: string[] = [];
  const log: string[] = [];
  let lostCount = 0;

  /** Returns every kind of missing answer in turn. */
  function lose(): CodedError {
    lostCount += 1;
    return new CodedError(noAnswer[lostCount % noAnswer.length] ?? 'offline');
  }

  function finish(key: string): Operation {
    effects.push(key);
    return { state: 'done', kind: 'anything', status: 202, body: { id: `done_${key}` } };
  }

  function replay(operation: Operation): unknown {
    if (operation.state === 'running') throw refusal(409, 'operation_in_progress');
    if (operation.status < 400) return operation.body;
    throw refusal(operation.status, (operation.body as { code: string }).code);
  }

  return {
    fates,
    answers,
    effects,
    log,
    answerTo: (key) => ({ id: `done_${key}` }),
    forgetKeys: () => kept.clear(),
    operationContextOf: (owner) => ({
      owner,

      async submit(path, body, key) {
        const request = JSON.stringify([path, body]);
        log.push(`submit ${key} ${request}`);
        const fate = fates.shift() ?? 'done';
        if (fate === 'lost') throw lose();
        if (fate === 'token_expired') throw new CodedError('token_expired');
        const name = `${owner.user?.subject} ${key}`;
        const known = kept.get(name);
        if (known !== undefined && known.request !== request) throw refusal(422, 'idempotency_key_reused');
        if (known?.operation) return replay(known.operation);
        if (fate === 'step_up') {
          kept.set(name, { request, operation: null });
          throw refusal(401, 'step_up_required', { maxAgeSeconds: 300 });
        }
        if (typeof fate === 'object') {
          const problem = { status: 409, code: fate.refused };
          const operation: Operation = { state: 'done', kind: 'anything', status: 409, body: problem };
          kept.set(name, { request, operation });
          throw fate.answerLost ? lose() : refusal(409, fate.refused);
        }
        if (fate === 'slow') {
          kept.set(name, { request, operation: { state: 'running', kind: 'anything' } });
          throw lose();
        }
        const operation = finish(key);
        kept.set(name, { request, operation });
        if (fate === 'answer_lost') throw lose();
        return replay(operation);
      },

      async findOperation(key) {
        log.push(`ask ${key}`);
        const answer = answers.shift() ?? 'told';
        if (answer === 'lost') throw lose();
        if (answer === 'too_early') return null;
        if (answer === 'token_expired') throw new CodedError('token_expired');
        if (typeof answer === 'object') throw refusal(403, answer.refused);
        const known = kept.get(`${owner.user?.subject} ${key}`);
        const told = known?.operation ?? null;
        if (known && told?.state === 'running') known.operation = finish(key);
        return told;
      },
    }),
  };
}
