/** Runs in the browser: teaches the POD hand-made screens as a person would, then looks at further ones. */
import { pageReader } from '#lib/page/detection/read-page.ts';
import { takeStep } from '#lib/page/teaching/lesson-steps.ts';
import type { LessonRequest } from '#lib/protocol/lesson.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { overrideProfile } from '#lib/psa/profile-overrides.ts';
import { reconcile, untracked } from '#lib/psa/reconcile.ts';

export interface Screen {
  /** The content of the page's body. */
  readonly html: string;
  /** `location.hash`. */
  readonly hash: string;
  /** The number that a person sees; null on a screen that is no invoice. */
  readonly number: string | null;
}

export interface TaughtScreens {
  readonly first: Screen;
  readonly second: Screen;
  readonly other: Screen;
  /** What the POD looks at after it was taught. */
  readonly further: readonly Screen[];
}

/** What came of it. */
export interface PageLesson {
  /** The place's selector; null if nothing was learned. */
  readonly selector: string | null;
  /** Why nothing was learned; null if something was. */
  readonly problem: string | null;
  /** What the POD shows on each further screen: a number, or null for none. */
  readonly found: readonly (string | null)[];
}

/** Teaches the screens, and tells what the POD shows on the further ones. */
export function teachPage({ first, second, other, further }: TaughtScreens): PageLesson {
  const nothingLearned = (problem: string) => ({ selector: null, problem, found: further.map(() => null) });
  const take = (screen: Screen, request: LessonRequest) => {
    show(screen);
    return takeStep(document, {}, request);
  };
  const told = ({ number }: Screen) => ({ number: number ?? '', recordId: null });
  const one = take(first, { kind: 'first', ...told(first) });
  if (one.kind !== 'observed') return nothingLearned(one.kind === 'problem' ? one.problem : one.kind);
  const two = take(second, { kind: 'second', first: one.observation, ...told(second) });
  if (two.kind !== 'observed') return nothingLearned(two.kind === 'problem' ? two.problem : two.kind);
  const last = take(other, { kind: 'other', first: one.observation, second: two.observation });
  if (last.kind !== 'learned') return nothingLearned(last.kind === 'problem' ? last.problem : last.kind);
  const { overrides } = last.lesson;
  const read = pageReader(overrideProfile(defaultProfile, overrides));
  const found = further.map((screen) => {
    show(screen);
    const { outcome } = reconcile(untracked, read(document).signals);
    return outcome.kind === 'invoice' ? (outcome.invoice.number ?? null) : null;
  });
  return { selector: overrides.fields?.[0]?.selector ?? null, problem: null, found };
}

function show({ html, hash }: Screen): void {
  history.replaceState(null, '', hash);
  document.body.innerHTML = html;
}

declare global {
  interface Window {
    teachPage: typeof teachPage;
  }
}
window.teachPage = teachPage;
