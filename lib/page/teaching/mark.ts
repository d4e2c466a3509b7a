/** Marks the place of a number on the page, so that the person sees what the POD means. */
import { boxInWindow } from '../detection/elements.ts';

/** How long the mark stays, in ms. */
const markMs = 6_000;
const tag = 'wisepay-pod-mark';

/** Draws a frame around an element for a while, in place of an earlier one. It takes no clicks. */
export function markPlace(document: Document, place: Element): void {
  for (const before of document.querySelectorAll(tag)) before.remove();
  const { left, top, width, height } = boxInWindow(place);
  const mark = document.createElement(tag);
  mark.ariaHidden = 'true';
  const look: Readonly<Record<string, string>> = {
    position: 'fixed',
    left: `${left - 4}px`,
    top: `${top - 4}px`,
    width: `${width + 8}px`,
    height: `${height + 8}px`,
    border: '3px solid #00857c',
    'border-radius': '6px',
    'box-sizing': 'border-box',
    'pointer-events': 'none',
    'z-index': '2147483647',
  };
  for (const [name, value] of Object.entries(look)) mark.style.setProperty(name, value, 'important');
  document.documentElement.append(mark);
  setTimeout(() => mark.remove(), markMs);
}
