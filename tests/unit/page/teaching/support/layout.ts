/** What happy-dom lacks: a layout. Every element has a box of its own, and nothing covers it. */
import { vi } from 'vitest';

/** Gives every element of the page a box in the window, where a person sees it. */
export function layOut(): void {
  const boxOf = (element: Element) => {
    const index = [...element.ownerDocument.querySelectorAll('*')].indexOf(element);
    return new DOMRect(0, index, 100, 20);
  };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(this: Element) {
    return boxOf(this);
  });
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(
    () => Object.assign([], { item: () => null }) satisfies DOMRectList,
  );
  document.elementFromPoint = (_x, y) => [...document.querySelectorAll('*')][Math.round(y - 10)] ?? null;
}
