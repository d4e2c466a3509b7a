/**
 * PSA replaces large parts of its page at will, and the panel with them. A panel that is removed, moved elsewhere or
 * given attributes that would hide or lame it is put right a few times; a page that goes on is left alone, so that
 * the two never end up in a loop.
 */

/** How often the panel is put right before giving up. */
const mostReturns = 5;

export interface Keeper {
  /** Looks whether the panel is where it belongs: for what cannot be watched, such as a page that is written anew. */
  look(): void;
}

/**
 * Watches the element's own attributes and the children of its parent, without anything inside: the cost does not
 * depend on what PSA does there.
 *
 * @param element the panel's host, already a child of `document.documentElement`
 * @param onGivingUp called once, when the page has meddled too often
 * @param signal ends the watch
 */
export function keepInPage(element: HTMLElement, onGivingUp: () => void, signal: AbortSignal): Keeper {
  const { ownerDocument: document } = element;
  let returns = 0;
  let isOver = false;

  const observer = new MutationObserver(look);

  function watch() {
    observer.observe(document.documentElement, { childList: true });
    observer.observe(element, { attributes: true });
  }

  function end() {
    isOver = true;
    observer.disconnect();
  }

  function isRight(): boolean {
    return (
      element.parentElement === document.documentElement && element.isConnected && !element.hasAttributes()
    );
  }

  function look() {
    if (isOver || isRight()) return;
    if (returns === mostReturns) {
      end();
      onGivingUp();
      return;
    }
    returns += 1;
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
    // Appending what is there already would load the panel anew.
    if (element.parentElement !== document.documentElement || !element.isConnected) {
      document.documentElement.append(element);
    }
    // The root element may be another one by now; and what was just done is no news.
    observer.disconnect();
    watch();
  }

  watch();
  signal.addEventListener('abort', end, { once: true });
  return { look };
}
