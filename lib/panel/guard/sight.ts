/**
 * What the browser tells a frame about being seen (Intersection Observer v2, `trackVisibility`): how much of a thing is in
 * sight, and whether anything lies on it or on any part of the frame, or fades or distorts them.
 */
import type { Refusal } from './verdict.ts';

/** `trackVisibility` and `isVisible` are in Chromium, but not in TypeScript's library. */
interface SightRecord
  extends Pick<IntersectionObserverEntry, 'target' | 'time' | 'boundingClientRect' | 'intersectionRect'> {
  readonly isVisible?: boolean;
}

/** `IntersectionObserver` as Chromium has it. */
export type SightObserverClass = new (
  callback: (records: readonly SightRecord[]) => void,
  options: { readonly threshold: number[]; readonly trackVisibility: true; readonly delay: number },
) => Pick<IntersectionObserver, 'observe' | 'disconnect'>;

/** The shortest that the browser allows for `trackVisibility`, in ms; a new observer's first record does not wait for it. */
const delay = 100;

/** What the browser has told of the targets, each of which it was asked about. */
export type Sight = ReadonlyMap<Element, SightRecord>;

/**
 * Asks the browser once, with an observer of its own: one that stands tells nothing new while nothing changes.
 *
 * @param limitMs after which it is no longer waited for
 * @returns null where the browser has not told in time
 */
export function look(
  Observer: SightObserverClass,
  targets: readonly Element[],
  limitMs: number,
): Promise<Sight | null> {
  return new Promise((resolve) => {
    const sight = new Map<Element, SightRecord>();
    const end = (seen: Sight | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(seen);
    };
    const observer = new Observer(
      (records) => {
        for (const record of records) sight.set(record.target, record);
        if (sight.size === targets.length) end(sight);
      },
      { threshold: [0], trackVisibility: true, delay },
    );
    const timer = setTimeout(() => end(null), limitMs);
    for (const target of targets) observer.observe(target);
  });
}

/**
 * What is cut off the frame's lower edge, in pixels of the screen: in three ways, far enough apart to be told where the browser
 * rounds.
 */
export const cuts = [0, 4, 8] as const;

/** How much a target may seem to lack because a browser rounds, in pixels of the screen. */
export const rounding = 1;

/** The most of these, in the same. */
export const deepestCut = Math.max(...cuts);

/** The most that a target may lack at its lower edge, in the same: what the content script cuts off the frame. */
export const mostCut = deepestCut + rounding;

/** What keeps a target from being seen; undefined where nothing does. */
export function hindranceOf(record: SightRecord, devicePixelRatio: number): Refusal | undefined {
  // A browser that does not tell must not pass for one that sees nothing wrong.
  if (record.isVisible === undefined) return 'hidden';
  const { right, bottom } = missingOf(record, devicePixelRatio);
  if (right > rounding || bottom > mostCut) return 'cut_off';
  return record.isVisible ? undefined : 'covered';
}

/** How much narrower and lower than a target is what is in sight of it, in pixels of the screen. */
export function missingOf(
  { boundingClientRect: all, intersectionRect: seen }: SightRecord,
  devicePixelRatio: number,
): { readonly right: number; readonly bottom: number } {
  const pixels = (length: number) => Math.round(length * devicePixelRatio);
  return { right: pixels(all.width - seen.width), bottom: pixels(all.height - seen.height) };
}
