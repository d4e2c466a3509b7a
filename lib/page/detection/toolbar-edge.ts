import type { PsaProfile } from '../../psa/profile.ts';
import { boxInWindow, findAll, isVisible } from './elements.ts';
import { documentsWithin, withAncestors } from './frames.ts';

/** Bars that begin further down than this part of the window belong to a pod, not to the screen. */
const topPart = 1 / 3;

/**
 * Follows where a panel can begin so that it covers no bar of PSA's: the lowest bottom edge of the visible banner and
 * toolbars, in frames of the same origin too, in CSS pixels from the top of the window, rounded up; 0 as long as there
 * was none. Each call reads the layout.
 *
 * What makes a panel jump does not count: bars of dialogs, which come and go with them; bars that are gone while PSA
 * draws its screen anew; and scrolling, which changes where bars are, but not where the screen begins.
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

/** @param lowestTop where a bar of the screen begins at most */
function lowestEdge(bars: readonly { readonly box: DOMRect }[], lowestTop: number): number {
  const edges = bars
    .filter(({ box: { top, width } }) => width > 0 && top < lowestTop)
    .map(({ box }) => box.bottom);
  return Math.ceil(Math.max(0, ...edges));
}
