import { findAll } from './find-all.ts';
import { documentsWithin } from './frames.ts';
import type { PsaProfile } from './profile.ts';
import { isVisible } from './visibility.ts';

/** Bars that begin further down than this part of the window belong to a pod, not to the screen. */
const topPart = 1 / 3;

/**
 * Where a panel can begin so that it covers no bar of PSA's: the lowest bottom edge of the visible banner and
 * toolbars, in frames of the same origin too, in CSS pixels from the top of the window, rounded up; 0 where there is none. Reads the layout.
 */
export function toolbarEdge(document: Document, profile: PsaProfile): number {
  const height = document.defaultView?.innerHeight ?? 0;
  const edges = findAll(documentsWithin(document), profile.toolbars)
    .filter(isVisible)
    .map((bar) => {
      const { top, bottom, width } = bar.getBoundingClientRect();
      const offset = frameOffset(bar);
      return width > 0 && top + offset < height * topPart ? bottom + offset : 0;
    });
  return Math.ceil(Math.max(0, ...edges));
}

/** How far down in the top window the document of an element begins: frames may hold frames. */
function frameOffset(element: Element): number {
  const frame = element.ownerDocument.defaultView?.frameElement;
  return frame ? frame.getBoundingClientRect().top + frameOffset(frame) : 0;
}
