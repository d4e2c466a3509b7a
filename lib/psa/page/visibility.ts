/**
 * Whether an element is shown, in its document and in every frame around it. PSA pools what it has drawn: the
 * banner of an earlier record stays in the document, hidden.
 */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const frame = element.ownerDocument.defaultView?.frameElement;
  return !frame || isVisible(frame);
}
