/**
 * Whether a key press on a money button is meant for it. A page cannot press keys, but it can give the frame the
 * keyboard (`focus()` on the frame's window) while somebody types, and the next space would press whatever had the
 * focus in the frame last. So a key press counts only when the person has moved the focus inside the frame themselves,
 * with Tab or the pointer, since the frame has the keyboard, and not in the first moment. Going to another window and
 * coming back changes nothing, as long as the page did not have the keyboard meanwhile.
 */
import { counts, leastMs, refuse, type Verdict } from './verdict.ts';

export interface KeyboardTrace {
  /** The frame was given the keyboard, at a moment of `performance.now`, in ms. */
  arrive(at: number): void;
  /** The frame has lost the keyboard, at such a moment. */
  leave(at: number): void;
  /**
   * Who has the keyboard while the frame does not: the page, or another window.
   *
   * @param askedAt when the page was asked: an answer from before the frame lost it tells nothing
   */
  notePage(hasKeyboard: boolean, askedAt: number): void;
  /** The person has moved the focus inside the frame. */
  choose(): void;
  /** Whether a key press at a moment of `performance.now`, in ms, counts. */
  check(at: number): Verdict;
}

/** Begins as a frame without the keyboard. */
export function createKeyboardTrace(): KeyboardTrace {
  let since: number | undefined;
  let leftAt = 0;
  let hasChosen = false;
  /** Who had the keyboard since the frame lost it, as far as anybody looked. */
  let meanwhile: 'unknown' | 'another_window' | 'page' = 'unknown';
  return {
    arrive(at) {
      since = at;
      hasChosen &&= meanwhile === 'another_window';
    },
    leave(at) {
      since = undefined;
      leftAt = at;
      meanwhile = 'unknown';
    },
    notePage(hasKeyboard, askedAt) {
      if (since !== undefined || askedAt < leftAt || meanwhile === 'page') return;
      meanwhile = hasKeyboard ? 'page' : 'another_window';
    },
    choose() {
      hasChosen = true;
    },
    check(at) {
      if (!hasChosen || since === undefined) return refuse('not_chosen');
      return at - since >= leastMs ? counts : refuse('not_yet');
    },
  };
}
