/**
 * Whether the review window has come to rest. No page is around it, but another window can cover it and go away just
 * before a click, such as a page's pop-up that closes on `mousedown`. So its buttons can be pressed only if it has had
 * the focus and has stood still for half a second, and a mouse must have come into it before.
 */
import { leastMs } from './verdict.ts';

/** The interval between checks, in ms. */
const lookMs = 50;
/** How long a mouse must have been in the window before it presses, in ms; the fastest hand takes about as long. */
const leastStayMs = 120;

export interface WindowRest {
  readonly isAtRest: boolean;
  /** Calls back immediately, and on every change until the returned function is called. */
  follow(onChange: (isAtRest: boolean) => void): () => void;
  /** Whether a mouse that pressed at this time (`performance.now`, ms) had come into the window long enough before. */
  hasStayed(at: number): boolean;
}

/** Listens from now on. */
export function watchWindowRest(window: Window, signal: AbortSignal): WindowRest {
  const { document, performance } = window;
  const followers = new Set<(isAtRest: boolean) => void>();
  let place = '';
  let since = performance.now();
  let isAtRest = false;
  let cameAt: number | undefined;

  function look() {
    const { screenX, screenY, outerWidth, outerHeight } = window;
    const isThere = document.hasFocus() && document.visibilityState === 'visible';
    const found = [screenX, screenY, outerWidth, outerHeight].join();
    if (!isThere || found !== place) since = performance.now();
    place = found;
    const isNow = performance.now() - since >= leastMs;
    if (isNow === isAtRest) return;
    isAtRest = isNow;
    for (const follower of followers) follower(isAtRest);
  }

  const timer = window.setInterval(look, lookMs);
  signal.addEventListener('abort', () => window.clearInterval(timer), { once: true });
  for (const type of ['focus', 'blur'] as const) window.addEventListener(type, look, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  window.addEventListener(
    'pointerover',
    ({ isTrusted, pointerType, timeStamp }) => {
      if (isTrusted && pointerType === 'mouse') cameAt ??= timeStamp;
    },
    { capture: true, passive: true, signal },
  );
  document.documentElement.addEventListener(
    'pointerleave',
    ({ target }) => {
      if (target === document.documentElement) cameAt = undefined;
    },
    { signal },
  );

  return {
    get isAtRest() {
      return isAtRest;
    },
    follow(onChange) {
      followers.add(onChange);
      onChange(isAtRest);
      return () => followers.delete(onChange);
    },
    // Assistive technology presses like a mouse that never came into the window.
    hasStayed: (at) => cameAt === undefined || at - cameAt >= leastStayMs,
  };
}
