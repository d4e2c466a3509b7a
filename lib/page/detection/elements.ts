/** Elements in PSA's page and its frames: finding them, whether they are visible, and where. */

/**
 * The box of an element in the top window, in CSS px, also for nested frames. Reads the layout. Rotated or scaled
 * frames have not been seen and are not supported.
 */
export function boxInWindow(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return box;
  const outer = boxInWindow(frame);
  const { x, y, width, height } = box;
  return new DOMRect(outer.x + frame.clientLeft + x, outer.y + frame.clientTop + y, width, height);
}

/**
 * Whether an element is visible in its document and in every frame around it. PSA pools its elements: the banner of an
 * earlier record stays in the document, hidden.
 */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const frame = element.ownerDocument.defaultView?.frameElement;
  return !frame || isVisible(frame);
}

/** Whether an element is the page's title, which the browser shows in the tab. */
export function isTabTitle(element: Element): boolean {
  return (
    element.localName === 'title' &&
    element.parentElement === element.ownerDocument.head &&
    !element.ownerDocument.defaultView?.frameElement
  );
}

/**
 * The elements of several documents that match any of several selectors, each once. The selectors are tried one by one,
 * which keeps a search without results cheap (see `profile.ts`).
 */
export function findAll(documents: readonly Document[], selectors: readonly string[]): Element[] {
  const found = new Set<Element>();
  for (const document of documents) {
    for (const selector of selectors) {
      for (const element of document.querySelectorAll(selector)) found.add(element);
    }
  }
  return [...found];
}
