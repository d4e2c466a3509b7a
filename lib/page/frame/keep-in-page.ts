/**
 * PSA replaces large parts of its page, and the panel with them. A panel that is removed, moved, disabled by an
 * attribute or taken out of the top layer is restored a few times. If the page continues, the panel gives up, so that
 * the two never end up in a loop.
 *
 * In the top layer (a popover that no click closes), nothing that the page does to its own root element affects the
 * panel: no fading, clipping, masking or moving.
 */

/** How many times the panel is restored before giving up. */
const mostReturns = 5;

/** The type of popover, which keeps the panel's element in the top layer. */
const popover = 'manual';

/**
 * The attributes that disable the panel, as tested in Chromium: for everyone, for screen readers or for the keyboard.
 * All others stay and are not observed: many extensions mark every element of a page, some repeatedly. This includes
 * `style`, `hidden`, `class` and `dir`, because the rules in the shadow root override their effects.
 */
const disabling = ['inert', 'aria-hidden', 'role', 'tabindex', 'contenteditable'];

export interface Keeper {
  /** Checks whether the panel is in place, for changes that cannot be observed, such as a page that is rewritten. */
  look(): void;
}

/**
 * Puts the element on the page, above everything, and keeps it there; gives up at once if the page prevents it.
 * Observes only those attributes of the element and the children of its parent, nothing inside them, so the cost does
 * not depend on what PSA does there.
 *
 * @param element the panel's host
 * @param onGivingUp called once, after too much tampering
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

  /** Gives up on failure: a page can keep an element out of the top layer, or remove it while it is being put there. */
  function tryToPutRight() {
    try {
      putRight();
      if (isRight()) return;
    } catch {
      // Treated as if the page had removed the panel too often.
    }
    end();
    onGivingUp();
  }

  function putRight() {
    for (const name of disabling) element.removeAttribute(name);
    // Appending an element that is in place would reload the panel.
    if (!isInPlace(element)) document.documentElement.append(element);
    putOnTop(element);
    // The root element may be a different one, and the changes made here must not be observed.
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
