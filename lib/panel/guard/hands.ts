/** How a person pressed a button in a frame: by pointer, by key, or with assistive technology. */
import { createKeyboardTrace, type KeyboardTrace } from './keyboard.ts';
import { counts, type Verdict } from './verdict.ts';

/** A click as the browser reports it; `pointerType` is absent or empty if no pointer made the click. */
export interface Click extends Pick<MouseEvent, 'isTrusted' | 'timeStamp'> {
  readonly pointerType?: string;
}

/** The keys that press a button. */
const pressingKeys = ['Enter', ' '];
/** How long after such a key a click may still result from it, in ms. */
const keyPressMs = 1_000;

export interface Hands extends Pick<KeyboardTrace, 'notePage'> {
  /** Whether a click is one that the person chose to make. */
  judge(click: Click): Verdict;
}

/**
 * Listens from now on.
 *
 * @param onSign called at every sign that a person is in the frame
 */
export function watchHands(window: Window, onSign: () => void, signal: AbortSignal): Hands {
  const { document } = window;
  const keyboard = createKeyboardTrace();
  const now = () => window.performance.now();
  const options = { capture: true, passive: true, signal };
  let keyPressedAt = Number.NEGATIVE_INFINITY;

  for (const type of ['pointerover', 'pointermove', 'pointerdown', 'keydown'] as const) {
    window.addEventListener(type, ({ isTrusted }) => isTrusted && onSign(), options);
  }
  // Without capturing: only the window's own events, not those of the elements in it.
  window.addEventListener('focus', () => keyboard.arrive(now()), { signal });
  window.addEventListener('blur', () => keyboard.leave(now()), { signal });
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
  // Not `pointerdown`: the frame may get the keyboard only after it.
  window.addEventListener('pointerup', ({ isTrusted }) => isTrusted && keyboard.choose(), options);
  if (document.hasFocus()) keyboard.arrive(now());

  return {
    notePage: keyboard.notePage,
    judge({ pointerType = '', timeStamp }) {
      // A screen reader presses like a mouse, but without moving first: what is in sight may be pressed.
      if (pointerType !== '') return counts;
      // With neither a pointer nor a key, only assistive technology presses a button, and no page can make it do that.
      const isByKey = timeStamp - keyPressedAt < keyPressMs;
      return isByKey ? keyboard.check(timeStamp) : counts;
    },
  };
}
