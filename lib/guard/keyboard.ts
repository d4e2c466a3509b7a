/**
 * Whether a key press on a money button is meant for it. A page cannot press keys, but it can give the frame the
 * keyboard (`focus()` on the frame's window) while somebody types, and the next space would press whatever had the
 * focus in the frame last. So a key press counts only when the person has moved the focus inside the frame themselves,
 * with Tab or the pointer, since the frame has the keyboard, and not in the first moment.
 */
import { counts, leastMs, refuse, type Verdict } from './verdict.ts';

export interface KeyboardTrace {
  /** The frame was given the keyboard, at a moment of `performance.now`, in ms. */
  arrive(at: number): void;
  /** The frame has lost the keyboard. */
  leave(): void;
  /** The person has moved the focus inside the frame. */
  choose(): void;
  /** Whether a key press at a moment of `performance.now`, in ms, counts. */
  check(at: number): Verdict;
}

/** Begins as a frame without the keyboard. */
export function createKeyboardTrace(): KeyboardTrace {
  let since: number | undefined;
  let hasChosen = false;
  return {
    arrive(at) {
      since = at;
      hasChosen = false;
    },
    leave() {
      since = undefined;
      hasChosen = false;
    },
    choose() {
      hasChosen = true;
    },
    check(at) {
      if (!hasChosen) return refuse('not_chosen');
      return since !== undefined && at - since >= leastMs ? counts : refuse('not_yet');
    },
  };
}
