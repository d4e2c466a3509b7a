/**
 * The content script's part in the echo (see `lib/panel/guard/echo.ts`): measures where the panel is, finds what lies
 * above it, and clips the frame by a few pixels, so that what the browser then tells the frame is known to be newer
 * than the question.
 */
import type { SurfaceAnswer, SurfaceQuestion } from '../../protocol/frame-messages.ts';
import { readTopLayer, type ShadowRootOf, type TopLayer } from './top-layer.ts';

/** The pause between two readings of all trees of the page, as a multiple of the time that reading takes. */
const pauseFactor = 10;

export interface SurfaceCheckOptions {
  readonly window: Window;
  /** The panel's element: the host of its shadow root. */
  readonly element: HTMLElement;
  /** A style sheet inside the shadow root, only for the cut. */
  readonly sheet: CSSStyleSheet;
  readonly shadowRootOf: ShadowRootOf;
}

/** Creates the function that answers the panel's questions. */
export function createSurfaceCheck({ window, element, sheet, shadowRootOf }: SurfaceCheckOptions) {
  const { performance } = window;
  let above: TopLayer = { elements: [], isAnimated: false };
  let isReadAgainAt = 0;

  /** Lifts the panel above what has appeared beside it. What covers it stays above: the page may want that. */
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

/** The panel's place on the screen, as text that changes only with the place. The panel sets its own height. */
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

/** Whether a box of an element, or its shadow, overlaps the panel. */
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
