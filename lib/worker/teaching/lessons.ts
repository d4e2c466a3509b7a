/**
 * Teaching the POD a screen: takes a person's steps on the pages that they name, remembers what was seen between them,
 * and keeps the lesson that comes of it. All of it does nothing where the policy forbids teaching.
 */
import * as v from 'valibot';
import {
  hasPlace,
  type Lesson,
  type LessonAnswer,
  type LessonRequest,
  type LessonSummary,
  lessonAnswerSchema,
  type Teaching,
} from '../../protocol/lesson.ts';
import type { ProfileOverrides } from '../../psa/profile-overrides.ts';
import { reportDefect } from '../../report-defect.ts';
import { createTurns } from '../../turns.ts';
import { forgetLesson, readLesson, writeLesson } from '../storage/learned-lesson.ts';
import { takeStepOnPage } from '../tabs/page-scripts.ts';
import type { LookAtTab } from '../tabs/popup-tab.ts';
import type { LessonHealth } from './lesson-health.ts';
import { nextStep, nothingTaken, type Progress, type ProgressStore, readProgress } from './progress.ts';

export interface LessonOptions {
  /** Whether the policy in force lets people teach. */
  isAllowed(): Promise<boolean>;
  readonly lookAtTab: LookAtTab;
  /** PSA's record ID of the invoice with a number on a host; null if WisePay does not say. Never rejects. */
  findRecordId(host: string, number: string): Promise<string | null>;
  /** What the policy replaces in the profile that a lesson is built on. */
  detection(): Promise<ProfileOverrides>;
  readonly store: ProgressStore;
  /** How the lesson in force has fared. */
  readonly health: Pick<LessonHealth, 'read'>;
  /** Sends the profile in force to every page. */
  tellPages(): Promise<void>;
  /** The time in ms since 1970. */
  now(): number;
}

/** All reject if the policy or the storage cannot be read. A step that cannot be taken is a problem in the state. */
export interface Lessons {
  /**
   * The tab shows an invoice: the first one, or the second if the first was seen.
   *
   * @param number the invoice number that the person reads there
   */
  teach(tabId: number, number: string): Promise<void>;
  /** The tab shows a screen that is no invoice: the last step. Does nothing before two invoices were seen. */
  teachOther(tabId: number): Promise<void>;
  /** Forgets the steps that were taken or tried; if there are none, what was learned. */
  stop(): Promise<void>;
  /** Forgets what was learned. */
  forget(): Promise<void>;
  /** Learns what was taught in another browser. Does nothing with what does not say where the number is. */
  import(overrides: ProfileOverrides): Promise<void>;
  /** How far the person has come, and what was learned; null where the policy forbids it. */
  state(): Promise<Teaching | null>;
}

export function createLessons(options: LessonOptions): Lessons {
  const { isAllowed, store } = options;
  /** One step after the other: each builds on what the last one saw. */
  const inTurn = createTurns();
  const ifAllowed = (work: () => Promise<void>) =>
    inTurn(async () => {
      if (await isAllowed()) await work();
    });

  /** Asks the page, and stores what came of it. */
  async function take(tabId: number, progress: Progress, request: LessonRequest): Promise<void> {
    const answer = await ask(options, tabId, request);
    switch (answer.kind) {
      case 'problem':
        return store.write({ ...progress, problem: answer.problem });
      case 'observed': {
        const { observation, place } = answer;
        const seen = request.kind === 'first' ? { first: observation } : { second: observation };
        return store.write({ ...progress, ...seen, problem: null, place });
      }
      case 'learned':
        return learn(options, answer.lesson);
    }
  }

  async function recordIdOf(tabId: number, number: string): Promise<string | null> {
    const tab = await options.lookAtTab(tabId);
    return tab.kind === 'page' ? options.findRecordId(tab.page.host, number) : null;
  }

  async function forget(): Promise<void> {
    await forgetLesson();
    await tell(options);
  }

  return {
    teach: (tabId, number) =>
      ifAllowed(async () => {
        const progress = (await readProgress(store)) ?? nothingTaken;
        const { first } = progress;
        const told = { number, recordId: await recordIdOf(tabId, number) };
        await take(
          tabId,
          progress,
          first === null ? { kind: 'first', ...told } : { kind: 'second', ...told, first },
        );
      }),
    teachOther: (tabId) =>
      ifAllowed(async () => {
        const progress = await readProgress(store);
        if (progress === null) return;
        const { first, second } = progress;
        if (first !== null && second !== null) await take(tabId, progress, { kind: 'other', first, second });
      }),
    stop: () =>
      ifAllowed(async () => {
        if ((await readProgress(store)) !== null) return store.clear();
        await forget();
      }),
    forget: () => ifAllowed(forget),
    import: (overrides) =>
      ifAllowed(async () => {
        const lesson = { overrides, kind: null, words: [], isSure: false };
        if (hasPlace(overrides)) await learn(options, lesson);
      }),
    state: () =>
      inTurn(async () => {
        if (!(await isAllowed())) return null;
        const progress = (await readProgress(store)) ?? nothingTaken;
        const lesson = await readLesson();
        const { problem, place } = progress;
        const { isDoubtful } = await options.health.read();
        return { step: nextStep(progress), problem, place, lesson: lesson && summaryOf(lesson), isDoubtful };
      }),
  };
}

/** Has a served page take the step. An answer that another step would have is none. */
async function ask(
  { lookAtTab, detection }: LessonOptions,
  tabId: number,
  request: LessonRequest,
): Promise<LessonAnswer> {
  const closed = { kind: 'problem', problem: 'page_closed' } as const;
  if ((await lookAtTab(tabId)).kind !== 'page') return closed;
  const parsed = v.safeParse(lessonAnswerSchema, await takeStepOnPage(tabId, await detection(), request));
  if (!parsed.success) return closed;
  const answer = parsed.output;
  const isLast = request.kind === 'other';
  if (answer.kind === (isLast ? 'observed' : 'learned')) return closed;
  return answer.kind === 'learned' && !hasPlace(answer.lesson.overrides)
    ? { kind: 'problem', problem: 'nothing_in_common' }
    : answer;
}

/** The lesson first: without it the steps would have to be taken again. */
async function learn(options: LessonOptions, lesson: Lesson): Promise<void> {
  await writeLesson(lesson, options.now());
  await options.store.clear();
  await tell(options);
}

/** Pages that are not told learn of it when they load. */
async function tell({ tellPages }: LessonOptions): Promise<void> {
  await tellPages().catch(reportDefect);
}

function summaryOf({ kind, words, isSure }: Lesson): LessonSummary {
  return { kind, words, isSure };
}
