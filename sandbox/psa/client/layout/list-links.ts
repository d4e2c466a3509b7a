/** Makes the links of a drawn list work: the drawing knows nothing of navigation. */
import { onActivate } from '../widgets/dom.ts';

/** Calls `open` with the number of a row, from 0, when its link is chosen; also in same-origin frames. */
export function onListLinks(document: Document, open: (row: number) => void): void {
  for (const list of document.querySelectorAll('.cw_PsaRootContainer .cw-ml-table')) {
    list.querySelectorAll<HTMLElement>('a.multilineClickable').forEach((link, row) => {
      onActivate(link, () => open(row));
    });
  }
  for (const { contentDocument } of document.querySelectorAll('iframe')) {
    if (contentDocument !== null) onListLinks(contentDocument, open);
  }
}
