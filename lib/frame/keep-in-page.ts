/**
 * PSA replaces large parts of its page at will, and the panel with them. It is put back a few times; a page that
 * keeps removing it is left alone.
 */

/** How often the panel is put back before giving up. */
const mostReturns = 5;

/**
 * Watches only the element's parent, without its subtree: the cost does not depend on what PSA does inside.
 *
 * @param element the panel's host, already on the page
 * @param onGivingUp called once the page has removed the element too often
 * @param signal ends the watch
 */
export function keepInPage(element: HTMLElement, onGivingUp: () => void, signal: AbortSignal): void {
  const parent = element.parentElement;
  if (parent === null) return;
  let returns = 0;

  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    if (returns === mostReturns) {
      observer.disconnect();
      onGivingUp();
      return;
    }
    returns += 1;
    parent.append(element);
  });
  observer.observe(parent, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
