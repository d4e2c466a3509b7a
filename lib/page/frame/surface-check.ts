/**
 * The content script's part in finding out whether the panel can be seen (see `lib/panel/guard/echo.ts`): measures where the
 * panel is, looks for what lies above it, and cuts the frame by a few pixels, so that what the browser tells the frame
 * afterwards shows that it is newer than the question.
 */
import type { SurfaceAnswer, SurfaceQuestion } from '../../protocol/frame-messages.ts';
import { readTopLayer, type ShadowRootOf, type TopLayer } from './top-layer.ts';

/** All trees of the page are read again after this many times of what reading them has cost. */
const pauseFactor = 10;

export interface SurfaceCheckOptions {
  readonly window: Window;
  /** The panel's element: the host of its shadow root. */
  readonly element: HTMLElement;
  /** A style sheet inside the root, for the cut alone. */
  readonly sheet: CSSStyleSheet;
  readonly shadowRootOf: ShadowRootOf;
}

/** Answers one question after the other. */
export function createSurfaceCheck({ window, element, sheet, shadowRootOf }: SurfaceCheckOptions) {
  const { performance } = window;
  let above: TopLayer = { elements: [], isAnimated: false };
  let isReadAgainAt = 0;

  /** Puts the panel above what has come up beside it since; above what covers it is where the page may well want to be. */
  function lift(before: TopLayer, isAsked: boolean): boolean {
    const isNew = above.elements.some((other) => !before.elements.includes(other));
    const isWanted = (isNew || isAsked) && above.elements.length > 0;
    const isLifted = isWanted && !above.elements.some((other) => overlaps(other, element));
    if (isLifted && element.matches(':popover-open')) {
      element.hidePopover();
      element.showPopover();
    }
    return isLifted;
  }

  return ({ id, cut, isCovered, isThorough }: SurfaceQuestion): SurfaceAnswer => {
    const before = above;
    const now = performance.now();
    if (isThorough || now >= isReadAgainAt) {
      above = readTopLayer(element, shadowRootOf);
      isReadAgainAt = now + pauseFactor * (performance.now() - now);
    }
    const isLifted = lift(before, isCovered);
    sheet.replaceSync(`iframe { clip-path: inset(0 0 ${cut}px 0); }`);
    return {
      kind: 'wisepay-pod.surface',
      id,
      place: placeOf(window, element),
      isLifted,
      isAnimated: above.isAnimated,
      hasKeyboard: window.document.hasFocus(),
    };
  };
}

/** Where the panel is on the screen, in words that are the same as long as it is the same place. The height is its own. */
function placeOf(window: Window, element: Element): string {
  const { x, y, width } = element.getBoundingClientRect();
  const { screenX, screenY, innerWidth, innerHeight, visualViewport: seen } = window;
  return [
    x,
    y,
    width,
    screenX,
    screenY,
    innerWidth,
    innerHeight,
    seen?.offsetLeft,
    seen?.offsetTop,
    seen?.scale,
  ].join();
}

/** Whether a box of an element, or the shadow that it throws, reaches into the panel. */
function overlaps(other: Element, element: Element): boolean {
  const panel = element.getBoundingClientRect();
  return [other, ...other.querySelectorAll('*')].some((part) => {
    const { left, top, right, bottom, width, height } = part.getBoundingClientRect();
    const lengths = getComputedStyle(part).boxShadow.match(/-?[\d.]+(?=px)/g) ?? [];
    const reach = lengths.reduce((sum, length) => sum + Math.abs(Number(length)), 0);
    return (
      width * height > 0 &&
      left - reach < panel.right &&
      right + reach > panel.left &&
      top - reach < panel.bottom &&
      bottom + reach > panel.top
    );
  });
}
