/**
 * Decides whether a click on a money button counts. The panel is a frame on a page that may be hostile: the page cannot
 * click in the frame, but it can show a person something else than what they click on. So a click counts when a person
 * made it, and the frame, the button and the pointer have been as they are for a while, up to the click itself.
 */
import { createKeyboardTrace } from './keyboard.ts';
import { createPointerTrace, type PointerPlace } from './pointer.ts';
import { counts, leastMs, refuse, type Verdict } from './verdict.ts';
import { createVisibility, type VisibilityObserverClass } from './visibility.ts';

/** A click as the browser reports it; one that no pointer made has no type of pointer. */
export type Click = PointerPlace & { readonly pointerType?: string };

export interface ClickGuard {
  /** Whether there is a page around the panel. In a window of the extension's own there is none to be afraid of. */
  readonly isFramed: boolean;
  /** Watches a money button while it is on screen; the returned function ends that. */
  watch(button: HTMLElement): () => void;
  /** The panel has changed its layout: every button may be somewhere else, and is as new. */
  startAnew(): void;
  /** Whether a click counts. A button that is not watched is as new. */
  check(click: Click, button: HTMLElement): Verdict;
}

export interface ClickGuardParts extends Pick<ClickGuard, 'isFramed'> {
  /** The panel's own. */
  readonly window: Window;
  /** The browser's `IntersectionObserver`. */
  readonly Observer: VisibilityObserverClass;
  /** The page's zoom factor; 1 is 100 %. */
  zoom(): number;
  /** Ends listening. */
  readonly signal: AbortSignal;
}

/** Makes the guard of one document. It begins to listen at once: what happened before is not known to it. */
export function createClickGuard(parts: ClickGuardParts): ClickGuard {
  const { window } = parts;
  const appearances = new Map<HTMLElement, number>();
  const surroundings = parts.isFramed ? watchSurroundings(parts) : undefined;
  return {
    isFramed: parts.isFramed,
    watch(button) {
      appearances.set(button, window.performance.now());
      const leave = surroundings?.watch(button);
      return () => {
        appearances.delete(button);
        leave?.();
      };
    },
    startAnew() {
      for (const button of appearances.keys()) appearances.set(button, window.performance.now());
    },
    check(click, button) {
      if (!click.isTrusted) return refuse('untrusted');
      const appearedAt = appearances.get(button);
      const isFresh = appearedAt === undefined || click.timeStamp - appearedAt < leastMs;
      // First of all: while things find their places, a part of them may well be out of sight for a moment.
      if (isFresh) return refuse('not_yet');
      return surroundings?.check(click, button) ?? counts;
    },
  };
}

/** The keys that press a button. */
const pressingKeys = ['Enter', ' '];
/** And how long after one of them a click may still come of it, in ms. */
const keyPressMs = 1_000;

/** What matters only with a page around the panel: whether it can be seen, and how the person came to the button. */
function watchSurroundings(parts: ClickGuardParts): Pick<ClickGuard, 'watch' | 'check'> {
  const { window, Observer, zoom, signal } = parts;
  const { document } = window;
  const visibility = createVisibility({ window, Observer });
  const pointer = createPointerTrace(zoom);
  const keyboard = createKeyboardTrace();
  const now = () => window.performance.now();
  let keyPressedAt = Number.NEGATIVE_INFINITY;
  const options = { capture: true, passive: true, signal };

  for (const type of ['pointerover', 'pointermove', 'pointerdown'] as const) {
    window.addEventListener(type, pointer.note, options);
  }
  // Only a mouse can be away; a finger is nowhere between two taps.
  document.documentElement.addEventListener(
    'pointerleave',
    ({ pointerType, target }) => {
      if (pointerType === 'mouse' && target === document.documentElement) pointer.leave();
    },
    options,
  );
  // Without capturing: only the window's own, not those of the elements in it.
  window.addEventListener('focus', () => keyboard.arrive(now()), { signal });
  window.addEventListener('blur', () => keyboard.leave(), { signal });
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(
      type,
      ({ isTrusted, key, timeStamp }) => {
        if (!isTrusted) return;
        if (key === 'Tab') keyboard.choose();
        if (pressingKeys.includes(key)) keyPressedAt = timeStamp;
      },
      options,
    );
  }
  // Not the press: the frame may get the keyboard only after it.
  window.addEventListener('pointerup', ({ isTrusted }) => isTrusted && keyboard.choose(), options);
  if (document.hasFocus()) keyboard.arrive(now());
  window.addEventListener('resize', () => visibility.startAnew(now()), options);
  document.addEventListener(
    'visibilitychange',
    () => {
      visibility.startAnew(now());
      pointer.leave();
    },
    options,
  );

  function checkHand(click: Click): Verdict {
    const isByPointer = click.pointerType !== undefined && click.pointerType !== '';
    if (isByPointer) return pointer.check(click);
    // Without pointer and without a key, only assistive technology presses a button, and no page can make it do that.
    const isByKey = click.timeStamp - keyPressedAt < keyPressMs;
    return isByKey ? keyboard.check(click.timeStamp) : counts;
  }

  return {
    watch: visibility.watch,
    check(click, button) {
      const sight = visibility.sightOf(button);
      if (!sight.isSeen) return refuse(sight.why);
      const hand = checkHand(click);
      if (!hand.ok) return hand;
      return click.timeStamp - sight.since >= leastMs ? counts : refuse('not_yet');
    },
  };
}
