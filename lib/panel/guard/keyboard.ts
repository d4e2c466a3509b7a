/**
 * Whether a key press on a last button is meant for it. A page cannot press keys, but it can give the frame the
 * keyboard (`focus()` on the frame's window) while a person types, and the next space would press whatever had the
 * focus in the frame last. So a key press counts only if, since the frame got the keyboard, the person has moved the
 * focus inside the frame with Tab or the pointer, and half a second has passed. After a visit to another window, the
 * earlier move still counts, if it is known that the page did not have the keyboard meanwhile.
 */
import { counts, leastMs, refuse, type Verdict } from './verdict.ts';

export interface KeyboardTrace {
  /** The frame was given the keyboard at this time (`performance.now`, ms). */
  arrive(at: number): void;
  /** The frame lost the keyboard at this time (`performance.now`, ms). */
  leave(at: number): void;
  /**
   * Notes who has the keyboard while the frame does not: the page, or another window.
   *
   * @param askedAt when the page was asked (`performance.now`, ms): an answer from before the loss tells nothing
   */
  notePage(hasKeyboard: boolean, askedAt: number): void;
  /** The person has moved the focus inside the frame. */
  choose(): void;
  /** Whether a key press at this time (`performance.now`, ms) counts. */
  check(at: number): Verdict;
}

/** Starts as a frame without the keyboard. */
export function createKeyboardTrace(): KeyboardTrace {
  let since: number | undefined;
  let leftAt = 0;
  let hasChosen = false;
  /** Who has had the keyboard since the frame lost it, as far as the page was asked. */
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
