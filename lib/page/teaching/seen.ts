/** Whether a person sees an element now: stricter than `isVisible`, because a page may hide text from them only. */
import { boxInWindow, isTabTitle, isVisible } from '../detection/elements.ts';
import { withAncestors } from '../detection/frames.ts';

/** In CSS px: smaller text cannot be read. */
const leastHeight = 8;
const leastFont = 7;
/** The least opacity of what can be read. */
const leastOpacity = 0.3;

/**
 * Whether a person can read an element: drawn, opaque, of a readable size, inside the window, and under nothing else.
 * Reads the layout. The title of the page's tab is always seen.
 */
export function isSeen(element: Element): boolean {
  if (isTabTitle(element)) return true;
  const drawn = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  if (!isVisible(element) || !element.checkVisibility(drawn)) return false;
  const box = element.getBoundingClientRect();
  if (box.height < leastHeight || box.width < leastHeight) return false;
  const style = styleOf(element);
  if (style === undefined || Number.parseFloat(style.fontSize) < leastFont) return false;
  if (isFaint(style.color) || isFaint(style.webkitTextFillColor) || isFaded(element)) return false;
  return isInWindow(element) && isOnTop(element, middleOf(element, box));
}

function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element);
}

/** Whether a color lets nearly everything through; browsers write `rgba(…, 0.1)` or `color(… / 0.1)`. */
function isFaint(color: string): boolean {
  const [, afterComma, afterSlash] = /^rgba\(.*,\s*([\d.e-]+)\)$|\/\s*([\d.e-]+)\)$/.exec(color) ?? [];
  const alpha = afterComma ?? afterSlash;
  return alpha !== undefined && Number(alpha) < leastOpacity;
}

/** Whether the element and those around it let nearly everything through together. */
function isFaded(element: Element): boolean {
  const styles = withAncestors(element).map(styleOf);
  const opacity = styles.reduce((product, style) => product * Number(style?.opacity || 1), 1);
  return opacity < leastOpacity || styles.some((style) => style?.filter.includes('opacity('));
}

/** Whether nothing covers an element at a point, in its frame and in the frames around it. */
function isOnTop(element: Element, { x, y }: Point): boolean {
  const top = element.ownerDocument.elementFromPoint(x, y);
  if (top === null || !(element.contains(top) || isBehindOnlyByClicks(element, top, { x, y }))) return false;
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return true;
  const outer = frame.getBoundingClientRect();
  return isOnTop(frame, { x: outer.x + frame.clientLeft + x, y: outer.y + frame.clientTop + y });
}

/** Whether the point hits an element around this one just because this one takes no clicks, as disabled fields do. */
function isBehindOnlyByClicks(element: Element, top: Element, { x, y }: Point): boolean {
  if (!top.contains(element) || styleOf(element)?.pointerEvents !== 'none') return false;
  const document = element.ownerDocument;
  return withAncestors(element)
    .filter((around) => around.ownerDocument === document && around !== document.documentElement)
    .every((around) => {
      const style = styleOf(around);
      if (style === undefined || style.clipPath !== 'none' || style.clip !== 'auto') return false;
      const { left, right, top: upper, bottom } = around.getBoundingClientRect();
      return style.overflow === 'visible' || (left <= x && x <= right && upper <= y && y <= bottom);
    });
}

type Point = Pick<DOMRect, 'x' | 'y'>;

/** The middle of its first line of text, or of its box. */
function middleOf(element: Element, box: DOMRect): Point {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const line = [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? box;
  return { x: line.x + line.width / 2, y: line.y + line.height / 2 };
}

function isInWindow(element: Element): boolean {
  const { innerWidth, innerHeight } = window.top ?? window;
  const { left, top, right, bottom } = boxInWindow(element);
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}
