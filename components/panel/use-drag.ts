/**
 * Dragging with a pointer, or with the arrow keys. Distances are measured on the screen, because the element moves along
 * with the pointer.
 */
import { useEffect, useRef } from 'preact/hooks';

/** How far one press of an arrow key goes, in CSS px. */
const keyStep = 16;
/** The least distance that tells how large a CSS px is on the screen, in CSS px. */
const leastMeasured = 8;
/** The most time between two places of the pointer that tell it, in ms: the panel itself may move in a longer one. */
const mostMeasuredMs = 200;
/** The browser's own limits of its zoom. */
const leastZoom = 0.25;
const mostZoom = 5;

/** Where the pointer is, in px of the screen. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Follows the pointer outside this document until the returned function is called: a frame gets none of its events
 * there, whatever it captures.
 */
export type FollowPointer = (onPointer: (at: Spot & { readonly isUp: boolean }) => void) => () => void;

export interface DragOptions {
  readonly axis: keyof Spot;
  readonly followPointer: FollowPointer;
  /** Called when a drag begins. */
  onStart(): void;
  /**
   * Called with each move.
   *
   * @param by the distance from where the drag began, in CSS px; positive is right or down
   * @param isDone whether the drag is over
   */
  onDrag(by: number, isDone: boolean): void;
}

interface Drag {
  readonly from: number;
  /** In CSS px; undefined until the pointer moves, because a plain click moves nothing. */
  by?: number;
  readonly stop: () => void;
}

/** The handlers of an element that is dragged. */
export function useDrag({ axis, followPointer, onDrag, onStart }: DragOptions) {
  const drag = useRef<Drag | null>(null);
  const screenPx = useScreenPx();
  /** The latest: a drag outlives many draws. */
  const report = useRef(onDrag);
  report.current = onDrag;

  function move(at: Spot) {
    if (drag.current === null || at[axis] === drag.current.from) return;
    drag.current.by = (at[axis] - drag.current.from) / screenPx.current;
    report.current(drag.current.by, false);
  }

  function end() {
    const over = drag.current;
    drag.current = null;
    over?.stop();
    if (over?.by !== undefined) report.current(over.by, true);
  }

  return {
    onPointerDown(event: PointerEvent & { readonly currentTarget: HTMLElement }) {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (event.button !== 0 || (button !== null && button !== event.currentTarget)) return;
      // What is dragged inside something else moves alone.
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      end();
      const stop = followPointer((at) => {
        if (at.isUp) end();
        else move(at);
      });
      drag.current = { from: spotOf(event)[axis], stop };
      onStart();
    },
    onPointerMove(event: PointerEvent) {
      // The button was let go of outside.
      if (event.buttons === 0) end();
      else move(spotOf(event));
    },
    onPointerUp(event: PointerEvent) {
      // The last move may still be on its way from the page.
      move(spotOf(event));
      end();
    },
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent) {
      const steps: Readonly<Record<string, number>> =
        axis === 'x' ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 };
      const step = event.target === event.currentTarget ? steps[event.key] : undefined;
      if (step === undefined) return;
      event.preventDefault();
      onStart();
      onDrag(step * keyStep, true);
    },
  };
}

const spotOf = ({ screenX, screenY }: PointerEvent): Spot => ({ x: screenX, y: screenY });

/**
 * How many of the screen's px a CSS px has: other than 1 if the browser zooms the page, which no frame is told. Measured
 * on the pointer's way, while nothing is dragged.
 */
function useScreenPx() {
  const screenPx = useRef(1);
  useEffect(() => {
    let last: PointerEvent | null = null;
    function measure(event: PointerEvent) {
      if (event.buttons !== 0) last = null;
      else if (last === null || event.timeStamp - last.timeStamp > mostMeasuredMs) last = event;
      else {
        const length = Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY);
        if (length < leastMeasured) return;
        const measured = Math.hypot(event.screenX - last.screenX, event.screenY - last.screenY) / length;
        // Anything else was measured while the panel itself moved.
        if (measured >= leastZoom && measured <= mostZoom) screenPx.current = measured;
        last = event;
      }
    }
    const end = new AbortController();
    const options = { passive: true, signal: end.signal };
    document.addEventListener('pointermove', measure, options);
    const startOver = () => {
      last = null;
    };
    // The pointer leaves the panel, or the panel the pointer; after a press, the panel may be elsewhere.
    document.documentElement.addEventListener('pointerleave', startOver, options);
    document.addEventListener('pointerdown', startOver, options);
    return () => end.abort();
  }, []);
  return screenPx;
}
