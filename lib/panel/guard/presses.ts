/**
 * What a pointer press was meant for. If a button appears under the pointer, neither a press that is already on its way
 * nor the second press of a double click was meant for it.
 */
import { counts, ignored, refuse, type Verdict } from './verdict.ts';

/** No one sees something appear and presses it in less time, in ms. */
const reactionMs = 200;
/** The longest that a double click takes, in ms, and how far apart its presses may be, in CSS px. */
const doubleClick = { ms: 500, distance: 8 };

interface PressOfPointer {
  /** `performance.now`, ms. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

interface Standing {
  /** Since when the button has been where it is (`performance.now`, ms). */
  readonly since: number;
  readonly box: DOMRect;
  /** Where it was before; null for a button that has just appeared. */
  readonly before: DOMRect | null;
}

export interface Presses {
  watch(button: HTMLElement): () => void;
  /** The buttons may have moved. */
  lookAgain(): void;
  /** Since when a button has been where it is (`performance.now`, ms); undefined for a button that is not watched. */
  standsSince(button: HTMLElement): number | undefined;
  /** The press that caused a click, if a pointer made the click. */
  pressOf(click: Pick<MouseEvent, 'timeStamp'>): PressOfPointer | undefined;
  /** Whether a press can have been meant for the button. */
  judge(press: PressOfPointer, button: HTMLElement): Verdict;
}

/** Listens from now on. */
export function createPresses(window: Window, signal: AbortSignal): Presses {
  const now = () => window.performance.now();
  const standings = new Map<HTMLElement, Standing>();
  let last: PressOfPointer | undefined;
  let before: PressOfPointer | undefined;

  window.addEventListener(
    'pointerdown',
    ({ isTrusted, timeStamp, clientX, clientY }) => {
      if (!isTrusted) return;
      before = last;
      last = { at: timeStamp, x: clientX, y: clientY };
    },
    { capture: true, passive: true, signal },
  );

  return {
    watch(button) {
      standings.set(button, { since: now(), box: button.getBoundingClientRect(), before: null });
      return () => standings.delete(button);
    },
    lookAgain() {
      for (const [button, standing] of standings) {
        const box = button.getBoundingClientRect();
        if (box.x === standing.box.x && box.y === standing.box.y) continue;
        // A button that moves several times in a row was last seen where it was before the first move.
        const isMoving = now() - standing.since < reactionMs;
        standings.set(button, { since: now(), box, before: isMoving ? standing.before : standing.box });
      }
    },
    standsSince: (button) => standings.get(button)?.since,
    pressOf: ({ timeStamp }) => (last !== undefined && last.at <= timeStamp ? last : undefined),
    judge(press, button) {
      const standing = standings.get(button);
      if (standing === undefined) return refuse('not_yet');
      const { since, before: place } = standing;
      const wasThere = place !== null && contains(place, press);
      if (!wasThere && press.at - since < reactionMs) return refuse('not_yet');
      return isSecond(press) && !wasThere && before !== undefined && before.at < since ? ignored : counts;
    },
  };

  function isSecond(press: PressOfPointer): boolean {
    if (before === undefined || press.at - before.at > doubleClick.ms) return false;
    return Math.hypot(press.x - before.x, press.y - before.y) <= doubleClick.distance;
  }
}

function contains({ left, right, top, bottom }: DOMRect, { x, y }: PressOfPointer): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
