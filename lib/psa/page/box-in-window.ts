/**
 * Where an element of any frame lies in the top window, in CSS px: frames may hold frames. Reads the layout. Frames that
 * are turned or scaled have not been seen.
 */
export function boxInWindow(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return box;
  const outer = boxInWindow(frame);
  const { x, y, width, height } = box;
  return new DOMRect(outer.x + frame.clientLeft + x, outer.y + frame.clientTop + y, width, height);
}
