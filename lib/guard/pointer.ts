/**
 * Where the frame lies on the screen, as far as the person's pointer tells. A page can move the frame under the pointer
 * in the last moment, which is neither covering nor cutting off: so a click counts only when the pointer has been in
 * the frame for a while, and the frame has stayed where it was.
 */
import { counts, leastMs, refuse, type Verdict } from './verdict.ts';

/** How far a frame that has not moved may seem to have: positions are rounded, each for itself; in CSS px of the frame. */
const tolerance = 3;

/** What is known of a pointer's place from an event of the frame's own. */
export type PointerPlace = Pick<
  MouseEvent,
  'isTrusted' | 'timeStamp' | 'screenX' | 'screenY' | 'clientX' | 'clientY'
>;

/** How long the frame has been in one place with the pointer in it. */
interface Stay {
  /** The frame's upper left corner, as `screenX` and `screenY` count. */
  readonly x: number;
  readonly y: number;
  /** A moment of `performance.now`, in ms. */
  readonly since: number;
  /** Whether the pointer came to the frame, or the frame came under the pointer. */
  readonly startedBy: 'arriving' | 'moving';
}

export interface PointerTrace {
  /** Takes note of where the pointer is: moves, presses, taps. */
  note(event: PointerPlace): void;
  /** The pointer has left the frame, or nobody has looked for a while. */
  leave(): void;
  /** Whether a click by pointer counts; the events that led to it may have been noted before. */
  check(click: PointerPlace): Verdict;
}

/** @param zoom the page's zoom factor: what a CSS px of the frame is on the screen */
export function createPointerTrace(zoom: () => number): PointerTrace {
  let stay: Stay | undefined;

  function note(event: PointerPlace): Stay | undefined {
    if (!event.isTrusted) return stay;
    const scale = zoom();
    const x = event.screenX - scale * event.clientX;
    const y = event.screenY - scale * event.clientY;
    const isSame = stay !== undefined && Math.hypot(x - stay.x, y - stay.y) <= tolerance * Math.max(1, scale);
    // The place of the first event is kept: a frame that creeps away is noticed like one that jumps.
    if (!isSame)
      stay = { x, y, since: event.timeStamp, startedBy: stay === undefined ? 'arriving' : 'moving' };
    return stay;
  }

  return {
    note,
    leave() {
      stay = undefined;
    },
    check(click) {
      const { since, startedBy } = note(click) ?? { since: click.timeStamp, startedBy: 'arriving' };
      if (click.timeStamp - since >= leastMs) return counts;
      return refuse(startedBy === 'moving' ? 'moved' : 'not_yet');
    },
  };
}
