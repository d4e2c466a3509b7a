import { findAll } from './find-all.ts';
import type { PsaProfile } from './profile.ts';
import { isVisible } from './visibility.ts';

/** Bars that begin further down than this part of the window belong to a pod, not to the screen. */
const topPart = 1 / 3;

/**
 * Where a panel can begin so that it covers no bar of PSA's: the lowest bottom edge of the visible banner and
 * toolbars, in CSS pixels from the top of the window, rounded up; 0 where there is none. Reads the layout.
 */
export function toolbarEdge(document: Document, profile: PsaProfile): number {
  const height = document.defaultView?.innerHeight ?? 0;
  const edges = findAll([document], profile.toolbars)
    .filter(isVisible)
    .map((bar) => {
      const { top, bottom, width } = bar.getBoundingClientRect();
      return width > 0 && top < height * topPart ? bottom : 0;
    });
  return Math.ceil(Math.max(0, ...edges));
}
