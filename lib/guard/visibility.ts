/**
 * Whether a money button, and the whole frame around it, can be seen, and since when. What lies over the frame from
 * outside is told by the browser's own observer (Intersection Observer v2, `trackVisibility`): for a button in the
 * frame it takes into account what covers any part of the frame, and opacity, filters and transforms around it.
 */

/** The share in sight that counts as all of it: the rounding of a fraction of a pixel must not count as cut off. */
const whole = 0.99;

/** A frame smaller than this shows a button without what it is for; in CSS px. The panel's own least height is above. */
const leastSize = { width: 200, height: 140 };

/** The shortest that the browser allows for `trackVisibility`, in ms. */
const delay = 100;

/** `trackVisibility` and `isVisible` are in Chromium, but not in TypeScript's library. */
interface VisibilityEntry
  extends Pick<IntersectionObserverEntry, 'target' | 'time' | 'isIntersecting' | 'intersectionRatio'> {
  readonly isVisible?: boolean;
}

interface VisibilityObserver {
  observe(target: Element): void;
  unobserve(target: Element): void;
  disconnect(): void;
  takeRecords(): readonly VisibilityEntry[];
}

/** `IntersectionObserver` as Chromium has it. */
export type VisibilityObserverClass = new (
  callback: (entries: readonly VisibilityEntry[]) => void,
  options: {
    readonly threshold: number[];
    readonly trackVisibility: true;
    readonly delay: number;
  },
) => VisibilityObserver;

/** Why something is not in full sight; `not_yet`: the browser has not told. */
type Hindrance = 'not_yet' | 'covered' | 'cut_off' | 'hidden';

/** In full sight since a moment (`performance.now`, ms), or why it is not. */
export type Sight =
  | { readonly isSeen: true; readonly since: number }
  | { readonly isSeen: false; readonly why: Hindrance };

export interface Visibility {
  /** Watches a button until the returned function is called. Nothing is observed while there is none. */
  watch(button: Element): () => void;
  /** The button and its frame, as they are now. */
  sightOf(button: Element): Sight;
  /** What is seen from a moment (`performance.now`, ms) on is not what was seen before. */
  startAnew(at: number): void;
}

export interface VisibilityParts {
  /** The frame's own. */
  readonly window: Window;
  readonly Observer: VisibilityObserverClass;
}

/** Observes nothing before a button is watched. */
export function createVisibility({ window, Observer }: VisibilityParts): Visibility {
  const { document } = window;
  const sights = new Map<Element, Sight>();
  const buttons = new Set<Element>();
  const sentinel = createSentinel(document);
  const observer = new Observer(read, { threshold: [0, whole, 1], trackVisibility: true, delay });

  function read(entries: readonly VisibilityEntry[]) {
    for (const entry of entries) {
      const { target, time } = entry;
      const why = target === sentinel ? outsideOf(entry) : hindranceOf(entry);
      const before = sights.get(target);
      if (why !== undefined) sights.set(target, { isSeen: false, why });
      else if (before?.isSeen !== true) sights.set(target, { isSeen: true, since: time });
    }
  }

  function observe(target: Element) {
    sights.set(target, { isSeen: false, why: 'not_yet' });
    observer.observe(target);
  }

  return {
    watch(button) {
      if (buttons.size === 0) {
        document.documentElement.append(sentinel);
        observe(sentinel);
      }
      buttons.add(button);
      observe(button);
      return () => {
        buttons.delete(button);
        sights.delete(button);
        observer.unobserve(button);
        if (buttons.size > 0) return;
        observer.disconnect();
        sentinel.remove();
        sights.clear();
      };
    },
    sightOf(button) {
      read(observer.takeRecords());
      const own = sights.get(button) ?? { isSeen: false, why: 'not_yet' };
      const frame = sights.get(sentinel) ?? { isSeen: false, why: 'not_yet' };
      if (!own.isSeen) return own;
      if (!frame.isSeen) return frame;
      // The observer does not tell when something in sight changes its size.
      const isTooSmall = window.innerWidth < leastSize.width || window.innerHeight < leastSize.height;
      if (isTooSmall) return { isSeen: false, why: 'cut_off' };
      return { isSeen: true, since: Math.max(own.since, frame.since) };
    },
    startAnew(at) {
      for (const [target, sight] of sights) {
        if (sight.isSeen) sights.set(target, { isSeen: true, since: at });
      }
    },
  };
}

function hindranceOf(entry: VisibilityEntry): Hindrance | undefined {
  // A browser that does not tell must not pass for one that sees nothing wrong.
  if (entry.isVisible === undefined) return 'hidden';
  return outsideOf(entry) ?? (entry.isVisible ? undefined : 'covered');
}

function outsideOf({ isIntersecting, intersectionRatio }: VisibilityEntry): Hindrance | undefined {
  return isIntersecting && intersectionRatio >= whole ? undefined : 'cut_off';
}

/**
 * As large as the frame, so that its share in sight is the frame's. It is never painted and lies behind everything: in
 * front, the browser would count it as something that covers the buttons. It takes no click and no screen reader
 * finds it.
 */
function createSentinel(document: Document): HTMLElement {
  const sentinel = document.createElement('div');
  sentinel.setAttribute('aria-hidden', 'true');
  Object.assign(sentinel.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '-1',
    visibility: 'hidden',
    pointerEvents: 'none',
  });
  return sentinel;
}
