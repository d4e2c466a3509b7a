/**
 * WisePay's last answers, for the diagnostics: by their `Request-Id`, WisePay finds them in its own logs. Routes have no
 * IDs in them. Noting alone writes nothing: what comes within a second is written together, and an answer to a
 * long poll that is like the one before is written with the next other answer.
 */
import * as v from 'valibot';
import { requestIdSchema } from '../../errors.ts';
import { reportDefect } from '../../report-defect.ts';
import { routeOf, routes } from '../../wisepay/contract/route-of.ts';
import type { AnswerSeen } from '../../wisepay/transport.ts';

/** Session storage: survives the worker, not the browser. */
export interface AnswerStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(answers: readonly RecentAnswer[]): Promise<void>;
}

export interface RecentAnswers {
  /** Notes an answer with the current time; one without a `Request-Id` is left out. Never throws. */
  note(answer: AnswerSeen): void;
  /** Up to twenty, oldest first. Rejects if the storage fails. */
  read(): Promise<readonly RecentAnswer[]>;
}

/** How many are kept. */
const mostAnswers = 20;
/** How long answers are gathered before they are written, in ms: those of one view come together. */
const gatherMs = 1_000;

const recentAnswerSchema = v.object({
  /** In ms since 1970, within the range of a `Date`. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  method: v.picklist(['GET', 'POST']),
  route: v.picklist(routes),
  /** Whether the request waited for news: of those with the same answer, only the last is kept. */
  isPoll: v.boolean(),
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  requestId: v.nonOptional(requestIdSchema),
});

const recentAnswersSchema = v.pipe(v.array(recentAnswerSchema), v.maxLength(mostAnswers));

export type RecentAnswer = Readonly<v.InferOutput<typeof recentAnswerSchema>>;

/**
 * @param now the time in ms since 1970
 * @param wait a timer, in ms
 */
export function createRecentAnswers(
  store: AnswerStore,
  now: () => number,
  wait: (ms: number) => Promise<void>,
): RecentAnswers {
  /** What an earlier worker has stored. */
  let earlier: Promise<readonly RecentAnswer[]> | undefined;
  /** What this worker has noted, oldest first. */
  let own: readonly RecentAnswer[] = [];
  let isGathering = false;

  async function readEarlier(): Promise<readonly RecentAnswer[]> {
    const stored = v.safeParse(recentAnswersSchema, await store.read());
    return stored.success ? stored.output : [];
  }

  async function read(): Promise<readonly RecentAnswer[]> {
    earlier ??= readEarlier();
    try {
      return (await earlier).reduceRight<readonly RecentAnswer[]>(withEarlier, own).slice(-mostAnswers);
    } catch (error) {
      earlier = undefined;
      throw error;
    }
  }

  async function writeSoon(): Promise<void> {
    if (isGathering) return;
    isGathering = true;
    await wait(gatherMs);
    isGathering = false;
    await store.write(await read());
  }

  return {
    note({ url, method, status, requestId }) {
      const noted = v.safeParse(recentAnswerSchema, {
        at: now(),
        method: method.toUpperCase(),
        route: routeOf(url),
        isPoll: new URL(url).searchParams.has('wait'),
        status,
        requestId,
      });
      if (!noted.success) return;
      const others = own.filter((answer) => !isSamePoll(answer, noted.output));
      const isRepeated = others.length < own.length;
      own = [...others, noted.output].slice(-mostAnswers);
      if (!isRepeated) void writeSoon().catch(reportDefect);
    },
    read,
  };
}

/** Puts an earlier answer before the later ones, unless one of those is of the same long poll. */
function withEarlier(later: readonly RecentAnswer[], answer: RecentAnswer): readonly RecentAnswer[] {
  return later.some((each) => isSamePoll(each, answer)) ? later : [answer, ...later];
}

function isSamePoll(a: RecentAnswer, b: RecentAnswer): boolean {
  return a.isPoll && b.isPoll && a.route === b.route && a.status === b.status;
}
