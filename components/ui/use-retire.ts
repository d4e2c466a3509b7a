/** Lets something that was on screen for a while go away, unless a person is busy with it. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** How long a person has to have something in front of them before it goes away, in ms. */
const seenMs = 15_000;

/**
 * For how long after a move over it the pointer counts as being used there, in ms. A pointer at rest does not: it often
 * lies where the last button was.
 */
const pointingMs = 5_000;

/** How much of it has to be on screen: the part of its area. */
const seenPart = 0.5;

export interface RetireOptions {
  /** False for what has to stay. */
  readonly enabled: boolean;
  /** What it says: once that changes, the time counts from the start. */
  readonly says?: string | undefined;
  /** Called once for each time that `enabled` becomes true, and for each text. */
  onRetire(): void;
}

/**
 * Calls `onRetire` after the element was seen for 15 s in all. Only the time counts in which half of it is on screen,
 * the document is visible and has the focus, the pointer does not move over the element, and the focus is on none of its
 * controls. A heading that was given the focus, to be read out, is no control.
 */
export function useRetire(
  ref: RefObject<HTMLElement | null>,
  { enabled, says, onRetire }: RetireOptions,
): void {
  const retire = useRef(onRetire);
  retire.current = onRetire;

  useEffect(() => {
    const element = ref.current;
    if (!enabled || element === null) return;
    return countSeenTime(element, () => retire.current());
  }, [ref, enabled, says]);
}

/** Counts until `onEnd`; the returned function ends it before. */
function countSeenTime(element: HTMLElement, onEnd: () => void): () => void {
  const listeners = new AbortController();
  let leftMs = seenMs;
  let isOnScreen = false;
  let pointing: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;

  function pause() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    leftMs -= performance.now() - since;
  }

  function look() {
    if (!isOnScreen || !isLookedAt() || pointing !== undefined || isInUse(element)) {
      pause();
    } else if (timer === undefined) {
      since = performance.now();
      timer = setTimeout(
        () => {
          stop();
          onEnd();
        },
        Math.max(leftMs, 0),
      );
    }
  }

  function pointerMoved() {
    clearTimeout(pointing);
    pointing = setTimeout(() => {
      pointing = undefined;
      look();
    }, pointingMs);
    look();
  }
  const observer = new IntersectionObserver(
    (entries) => {
      isOnScreen = (entries.at(-1)?.intersectionRatio ?? 0) >= seenPart;
      look();
    },
    { threshold: seenPart },
  );

  function stop() {
    clearTimeout(timer);
    clearTimeout(pointing);
    listeners.abort();
    observer.disconnect();
  }

  const { signal } = listeners;
  document.addEventListener('visibilitychange', look, { signal });
  window.addEventListener('focus', look, { signal });
  window.addEventListener('blur', look, { signal });
  document.addEventListener('focusin', look, { signal });
  // The element that gets the focus has it only after this event.
  document.addEventListener('focusout', () => queueMicrotask(look), { signal });
  element.addEventListener('pointermove', pointerMoved, { signal, passive: true });
  observer.observe(element);

  return stop;
}

/** Whether a person has the document in front of them. */
function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Whether one of the element's controls has the focus. */
function isInUse(element: HTMLElement): boolean {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && focused.tabIndex >= 0 && element.contains(focused);
}
