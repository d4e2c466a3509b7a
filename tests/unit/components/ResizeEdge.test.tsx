// @vitest-environment happy-dom
/** The panel's inner edge follows the pointer to where the hand lets go, also where its last moves arrive late. */
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import type { PodDock } from '#components/panel/pod-dock.ts';
import { ResizeEdge } from '#components/panel/ResizeEdge.tsx';

afterEach(cleanup);

type OnPointer = Parameters<PodDock['followPointer']>[0];

function drawEdge() {
  const onAdjust = vi.fn<PodDock['onAdjust']>();
  let followed: OnPointer | undefined;
  const dock: PodDock = {
    docking: { side: 'left', place: 'panel', width: 320, offset: 0 },
    opensBeside: false,
    hasFailed: false,
    followPointer: (onPointer) => {
      followed = onPointer;
      return () => {
        followed = undefined;
      };
    },
    onCollapse: () => {},
    onExpand: () => {},
    onSide: () => {},
    onAdjust,
  };
  render(<ResizeEdge dock={dock} />);
  const edge = screen.getByRole('separator');
  Object.assign(edge, { setPointerCapture: () => {} });
  /** Makes a pointer event where happy-dom leaves out the place on the screen. */
  function point(type: 'pointerDown' | 'pointerMove' | 'pointerUp', screenX: number, buttons = 1) {
    const event = createEvent[type](edge, { button: 0 });
    for (const [name, value] of Object.entries({ screenX, screenY: 0, buttons, button: 0 })) {
      Object.defineProperty(event, name, { value });
    }
    fireEvent(edge, event);
  }
  return { onAdjust, point, outside: (x: number, isUp = false) => followed?.({ x, y: 0, isUp }) };
}

it('a drag ends where the hand lets go, although the last move comes later', () => {
  const { onAdjust, point, outside } = drawEdge();
  point('pointerDown', 100);
  outside(130);
  point('pointerUp', 150, 0);
  outside(150);
  expect(onAdjust.mock.calls).toEqual([
    [{ width: 350 }, false],
    [{ width: 370 }, false],
    [{ width: 370 }, true],
  ]);
});

it('a plain click on the edge changes nothing', () => {
  const { onAdjust, point } = drawEdge();
  point('pointerDown', 100);
  point('pointerUp', 100, 0);
  expect(onAdjust).not.toHaveBeenCalled();
});

it('a button that was let go of outside the window ends the drag where the panel is', () => {
  const { onAdjust, point } = drawEdge();
  point('pointerDown', 100);
  point('pointerMove', 140);
  point('pointerMove', 900, 0);
  expect(onAdjust.mock.calls.at(-1)).toEqual([{ width: 360 }, true]);
});

/** A move of the pointer over the panel, with no button pressed. */
function hover(clientX: number, screenX: number, timeStamp: number) {
  const event = new Event('pointermove');
  const values = { clientX, clientY: 0, screenX, screenY: 0, buttons: 0, timeStamp };
  for (const [name, value] of Object.entries(values)) Object.defineProperty(event, name, { value });
  document.dispatchEvent(event);
}

it('a drag in a zoomed page goes as far as the hand', () => {
  const { onAdjust, point } = drawEdge();
  hover(10, 1_000, 0);
  hover(30, 1_040, 20);
  point('pointerDown', 100);
  point('pointerUp', 200, 0);
  expect(onAdjust.mock.calls.at(-1)).toEqual([{ width: 370 }, true]);
});

it.each([
  ['the pointer rested meanwhile', 1_000, () => {}],
  ['the pointer was elsewhere', 20, () => document.documentElement.dispatchEvent(new Event('pointerleave'))],
  ['a button was pressed', 20, () => document.dispatchEvent(new Event('pointerdown'))],
])('a panel that has moved itself to the other side is not taken for a zoom: %s', (_name, ms, between) => {
  const { onAdjust, point } = drawEdge();
  hover(10, 1_000, 0);
  between();
  hover(30, 1_040, ms);
  point('pointerDown', 100);
  point('pointerUp', 200, 0);
  expect(onAdjust.mock.calls.at(-1)).toEqual([{ width: 420 }, true]);
});
