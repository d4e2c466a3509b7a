/** Runs in the browser: teaches the POD one layout as a person would, then looks at further screens of it. */
import { pageReader } from '#lib/page/detection/read-page.ts';
import { takeStep } from '#lib/page/teaching/lesson-steps.ts';
import type { Lesson, LessonAnswer, LessonRequest } from '#lib/protocol/lesson.ts';
import type { InvoiceRef } from '#lib/psa/invoice-ref.ts';
import { defaultProfile, type PsaProfile } from '#lib/psa/profile.ts';
import { overrideProfile } from '#lib/psa/profile-overrides.ts';
import { type Outcome, reconcile, type Tracked, untracked } from '#lib/psa/reconcile.ts';
import { drawSteps } from '#sandbox/psa/layouts/draw.ts';
import { type Layout, layoutOf } from '#sandbox/psa/layouts/layout.ts';
import { invoiceAt } from '#sandbox/psa/layouts/records.ts';
import {
  addressOf,
  type LayoutScreen,
  type LayoutTruth,
  movesAddress,
  truthOf,
} from '#sandbox/psa/layouts/screens.ts';

export interface Lessons {
  readonly seed: number;
  /** How many further invoices and other screens are looked at. */
  readonly invoices: number;
  readonly others: number;
}

/** What came of one layout; the texts say which screen, and what was found there. */
export interface LayoutResult {
  readonly layout: Layout;
  /** The lesson; null if the POD said that it could not learn the layout, or needs no lesson. */
  readonly lesson: Lesson | null;
  /** Why there is no lesson; null if there is one. */
  readonly problem: string | null;
  /** Invoices that were found as another one. */
  readonly wrong: readonly string[];
  /** Other screens on which an invoice was found. */
  readonly elsewhere: readonly string[];
  /** Invoices that were not found. */
  readonly missed: readonly string[];
}

/** Teaches a layout with its first two invoices and its list. */
export function teachLayout({ seed, invoices, others }: Lessons): LayoutResult {
  const layout = layoutOf(seed);
  const { lesson, problem } = learn(layout);
  const found = { wrong: [] as string[], elsewhere: [] as string[], missed: [] as string[] };
  const profile = lesson === null ? defaultProfile : overrideProfile(defaultProfile, lesson.overrides);
  const screens = Array.from({ length: Math.max(invoices, others) }, (_, index): LayoutScreen[] => [
    ...(index < invoices ? [{ kind: 'invoice' as const, index: index + 2 }] : []),
    ...(index < others ? [index === 0 ? { kind: 'list' as const } : { kind: 'other' as const, index }] : []),
  ]).flat();
  look(layout, profile, screens, found);
  return { layout, lesson, problem, ...found };
}

type Found = Record<'wrong' | 'elsewhere' | 'missed', string[]>;

function learn(layout: Layout): Pick<LayoutResult, 'lesson' | 'problem'> {
  const told = (index: number) => truthOf(layout, { kind: 'invoice', index }) ?? failure('no invoice');
  const take = (request: LessonRequest) => takeStep(document, {}, request);
  const failed = (step: string, answer: LessonAnswer) => ({
    lesson: null,
    problem: `${step}: ${answer.kind === 'problem' ? answer.problem : answer.kind}`,
  });
  show(layout, { kind: 'invoice', index: 0 });
  const first = take({ kind: 'first', ...told(0) });
  if (first.kind !== 'observed') return failed('first invoice', first);
  const another = indexOfAnotherCustomer(layout);
  show(layout, { kind: 'invoice', index: another });
  const second = take({ kind: 'second', first: first.observation, ...told(another) });
  if (second.kind !== 'observed') return failed('second invoice', second);
  show(layout, { kind: 'list' });
  const last = take({ kind: 'other', first: first.observation, second: second.observation });
  return last.kind === 'learned' ? { lesson: last.lesson, problem: null } : failed('list', last);
}

function look(layout: Layout, profile: PsaProfile, screens: readonly LayoutScreen[], found: Found): void {
  const read = pageReader(profile);
  let tracked: Tracked = untracked;
  let before: LayoutTruth | null = null;
  let last: LayoutScreen = { kind: 'list' };
  const known = new Set(
    Array.from({ length: screens.length + 20 }, (_, index) => truthOf(layout, { kind: 'invoice', index }))
      .filter((truth) => truth !== null)
      .map(({ recordId, number }) => `${recordId} ${number}`),
  );
  const takeLook = () => {
    tracked = reconcile(tracked, read(document).signals);
    return tracked.outcome;
  };
  for (const screen of screens) {
    const truth = truthOf(layout, screen);
    const name = `${screen.kind} ${'index' in screen ? screen.index : ''}`;
    const navigate = () => {
      if (movesAddress(layout, last, screen)) history.replaceState(null, '', addressOf(layout, screen));
    };
    const steps = drawSteps(document, layout, screen);
    if (layout.arrival.addressFirst) navigate();
    steps.forEach((step, index) => {
      const isDone = index === steps.length - 1;
      if (isDone && !layout.arrival.addressFirst) navigate();
      step();
      const outcome = takeLook();
      judge(outcome, isDone ? [truth] : [truth, before], `${name}, step ${index + 1} of ${steps.length}`);
      if (isDone && truth !== null && outcome.kind === 'none')
        found.missed.push(`${name}: ${outcome.reason}`);
    });
    before = truth;
    last = screen;
  }

  /** Whether what was found is one of what may be found. */
  function judge(outcome: Outcome, truths: readonly (LayoutTruth | null)[], where: string) {
    if (outcome.kind === 'none' || isRefused(outcome.invoice)) return;
    const { recordId, number } = outcome.invoice;
    const isTrue = truths.some(
      (truth) =>
        truth !== null &&
        (recordId ?? truth.recordId) === truth.recordId &&
        (number ?? truth.number) === truth.number,
    );
    if (isTrue) return;
    const list = truths[0] === null ? found.elsewhere : found.wrong;
    list.push(`${where}: found ${recordId ?? '–'} ${number ?? '–'}`);
  }

  /** WisePay shows nothing for a record ID and a number that do not belong together. */
  function isRefused({ recordId, number }: InvoiceRef): boolean {
    return recordId !== undefined && number !== undefined && !known.has(`${recordId} ${number}`);
  }
}

/** The person is asked for an invoice of another customer. */
function indexOfAnotherCustomer(layout: Layout): number {
  const { company } = invoiceAt(layout, 0);
  const indices = Array.from({ length: 50 }, (_, index) => index);
  return indices.find((index) => invoiceAt(layout, index).company.name !== company.name) ?? 1;
}

/** Shows a whole screen. */
function show(layout: Layout, screen: LayoutScreen): void {
  history.replaceState(null, '', addressOf(layout, screen));
  for (const step of drawSteps(document, layout, screen)) step();
}

function failure(text: string): never {
  throw new Error(text);
}

declare global {
  interface Window {
    teachLayout: typeof teachLayout;
  }
}
window.teachLayout = teachLayout;
