/** Finds content that does not fit into the window's width or its own box. */

/**
 * Runs in the page. Returns a line for each thing cut off on screen. What scrolls does not count: text in fields, and a
 * part with a scrollbar of its own, up and down. Neither does what is only for screen readers.
 */
export function findCutOff(): string[] {
  const width = document.documentElement.clientWidth;
  // In px. Browsers round each position separately.
  const slack = 1;
  const isOutside = ({ left, right, width: own }: DOMRect) =>
    own > slack && (left < -slack || right > width + slack);
  const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const isDrawn = (element: Element) => getComputedStyle(element).clipPath !== 'inset(50%)';
  const isField = (element: Element) => element.matches('input, textarea, select');

  function isClipping(element: Element): boolean {
    const { overflowX, overflowY } = getComputedStyle(element);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    return (
      (overflowX !== 'visible' && scrollWidth > clientWidth + slack) ||
      (['hidden', 'clip'].includes(overflowY) && scrollHeight > clientHeight + slack)
    );
  }

  function isTextOutside(element: Element): boolean {
    return [...element.childNodes].some((node) => {
      if (!(node instanceof Text)) return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].some(isOutside);
    });
  }

  const elements = [...document.body.querySelectorAll('*')].filter(isVisible).filter(isDrawn);
  return elements
    .filter(
      (element) =>
        isOutside(element.getBoundingClientRect()) ||
        (!isField(element) && (isTextOutside(element) || isClipping(element))),
    )
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent}`);
}
