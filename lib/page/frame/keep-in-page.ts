/**
 * PSA replaces large parts of its page at will, and the panel with them. A panel that is removed, moved elsewhere, given
 * an attribute that disables it, or taken out of the top layer is put right a few times; a page that goes on is left
 * alone, so that the two never end up in a loop.
 *
 * In the top layer (a popover that closes by nobody's click) nothing that the page does to its own root element reaches
 * the panel: no fading, clipping, masking or moving.
 */

/** How many times the panel is put right before giving up. */
const mostReturns = 5;

/** What keeps the panel's element in the top layer. */
const popover = 'manual';

/**
 * The attributes that take the panel from somebody, as tried in Chromium: from everybody, from screen readers, or from
 * the keyboard. All others stay and are not even noticed: many extensions mark every element of a page, some of them
 * again and again. `style`, `hidden`, `class` and `dir` are among those, because the rules within the shadow root win
 * over whatever they ask for.
 */
const disabling = ['inert', 'aria-hidden', 'role', 'tabindex', 'contenteditable'];

export interface Keeper {
  /** Looks whether the panel is where it belongs: for what cannot be watched, such as a page that is written anew. */
  look(): void;
}

/**
 * Puts the element on the page, above everything, and keeps it there; where a page does not let it, gives up at once.
 * Watches those attributes of the element and the children of its parent, without anything inside: the cost does not
 * depend on what PSA does there.
 *
 * @param element the panel's host
 * @param onGivingUp called once, when the page has meddled too often
 * @param signal ends the watch; the element stays where it is
 */
export function keepInPage(element: HTMLElement, onGivingUp: () => void, signal: AbortSignal): Keeper {
  const { ownerDocument: document } = element;
  let returns = 0;
  let isOver = false;

  const observer = new MutationObserver(look);

  function end() {
    isOver = true;
    observer.disconnect();
  }

  function isRight(): boolean {
    return isInPlace(element) && isOnTop(element) && !disabling.some((name) => element.hasAttribute(name));
  }

  function look() {
    if (isOver || isRight()) return;
    if (returns === mostReturns) {
      end();
      onGivingUp();
      return;
    }
    returns += 1;
    tryToPutRight();
  }

  /** A page can keep an element out of the top layer, or take it away in the middle of being put there. */
  function tryToPutRight() {
    try {
      putRight();
      if (isRight()) return;
    } catch {
      // As if the page had removed it once too often.
    }
    end();
    onGivingUp();
  }

  function putRight() {
    for (const name of disabling) element.removeAttribute(name);
    // Appending what is there already would load the panel anew.
    if (!isInPlace(element)) document.documentElement.append(element);
    putOnTop(element);
    // The root element may be another one by now; and what was just done is no news.
    observer.disconnect();
    observer.observe(document.documentElement, { childList: true });
    observer.observe(element, { attributeFilter: ['popover', ...disabling] });
  }

  element.addEventListener('toggle', look, { signal });
  signal.addEventListener('abort', end, { once: true });
  tryToPutRight();
  return { look };
}

function isInPlace({ isConnected, parentElement, ownerDocument }: HTMLElement): boolean {
  return isConnected && parentElement === ownerDocument.documentElement;
}

function isOnTop(element: HTMLElement): boolean {
  return element.popover === popover && element.matches(':popover-open');
}

function putOnTop(element: HTMLElement): void {
  element.popover = popover;
  if (!isOnTop(element)) element.showPopover();
}
