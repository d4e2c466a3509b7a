/**
 * What the browser tells a frame about being seen (Intersection Observer v2, `trackVisibility`): how much of a target
 * is in sight, and whether anything covers, fades, or distorts it or any part of the frame.
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

/** The shortest delay that `trackVisibility` allows, in ms; a new observer's first record does not wait for it. */
const delay = 100;

/** What the browser reports, for each target that it was asked about. */
export type Sight = ReadonlyMap<Element, SightRecord>;

/**
 * Asks the browser once, with a new observer: an existing one reports nothing while nothing changes.
 *
 * @param limitMs how long to wait for the browser, in ms
 * @returns null if the browser has not reported every target in time
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
 * How much is cut off the frame's lower edge, in screen pixels: three sizes, far enough apart to stay distinct where
 * the browser rounds.
 */
export const cuts = [0, 4, 8] as const;

/** How much a target may seem to lack because a browser rounds, in screen pixels. */
export const rounding = 1;

/** The largest cut, in screen pixels. */
export const deepestCut = Math.max(...cuts);

/** The most that a target may lack at its lower edge, in screen pixels: the content script's cut, and rounding. */
export const mostCut = deepestCut + rounding;

/** What keeps a target from being seen; undefined if nothing does. */
export function hindranceOf(record: SightRecord, devicePixelRatio: number): Refusal | undefined {
  // A browser that does not report visibility must not pass for one that sees nothing wrong.
  if (record.isVisible === undefined) return 'hidden';
  const { right, bottom } = missingOf(record, devicePixelRatio);
  if (right > rounding || bottom > mostCut) return 'cut_off';
  return record.isVisible ? undefined : 'covered';
}

/** How much of a target's width and height is out of sight, in screen pixels. */
export function missingOf(
  { boundingClientRect: all, intersectionRect: seen }: SightRecord,
  devicePixelRatio: number,
): { readonly right: number; readonly bottom: number } {
  const pixels = (length: number) => Math.round(length * devicePixelRatio);
  return { right: pixels(all.width - seen.width), bottom: pixels(all.height - seen.height) };
}
