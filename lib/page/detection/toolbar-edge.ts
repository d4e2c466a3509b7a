import type { PsaProfile } from '../../psa/profile.ts';
import { boxInWindow, findAll, isVisible } from './elements.ts';
import { documentsWithin, withAncestors } from './frames.ts';

/** Bars that start below this fraction of the window's height belong to one of PSA's pods, not to the screen. */
const topPart = 1 / 3;

/**
 * Returns a function that finds where a panel can start without covering PSA's bars: the lowest bottom edge of the
 * visible banner and toolbars, including same-origin frames, in CSS px from the top of the window, rounded up; 0 until
 * there is one. Each call reads the layout.
 *
 * To keep the panel from jumping, it ignores bars of dialogs, bars that disappear while PSA redraws its screen, and
 * scrolling, which moves bars but not the start of the screen.
 */
export function followToolbars(document: Document, { toolbars, dialogs }: PsaProfile): () => number {
  let edge = 0;

  const isInDialog = (around: Element) => dialogs.some((selector) => around.matches(selector));
  const isScrolled = (around: Element) => around.scrollTop > 0;

  return () => {
    const bars = findAll(documentsWithin(document), toolbars)
      .filter(isVisible)
      .map((bar) => ({ box: boxInWindow(bar), around: withAncestors(bar) }))
      .filter(({ around }) => !around.some(isInDialog));
    if (edge === 0 || !bars.some(({ around }) => around.some(isScrolled))) {
      edge = lowestEdge(bars, (document.defaultView?.innerHeight ?? 0) * topPart) || edge;
    }
    return edge;
  };
}

/** @param lowestTop bars that start at this or lower do not count, in CSS px */
function lowestEdge(bars: readonly { readonly box: DOMRect }[], lowestTop: number): number {
  const edges = bars
    .filter(({ box: { top, width } }) => width > 0 && top < lowestTop)
    .map(({ box }) => box.bottom);
  return Math.ceil(Math.max(0, ...edges));
}
