/** PSA's dialogs, which nothing may cover: while one is open, PSA waits for it. */

import type { PsaProfile } from '../../psa/profile.ts';
import { boxInWindow, findAll, isVisible } from './elements.ts';
import { documentsWithin } from './frames.ts';

/** Whether `box`, in CSS px of the top window, would cover part of a visible dialog. Reads the layout. */
export function coversDialog(document: Document, { dialogs }: PsaProfile, box: DOMRect): boolean {
  return findAll(documentsWithin(document), dialogs).some(
    (dialog) => isVisible(dialog) && overlap(boxInWindow(dialog), box),
  );
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0;
}
