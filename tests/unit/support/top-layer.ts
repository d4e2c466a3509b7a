/** The browser's top layer, which happy-dom does not have: the popovers that are shown. */
import { vi } from 'vitest';

export interface TopLayer {
  /** Removes an element from it, as a page can, and fires the browser's event. */
  takeDown(element: HTMLElement): void;
}

/** Call before each test; `vi.restoreAllMocks` ends it. */
export function stubTopLayer(): TopLayer {
  const shown = new WeakSet<Element>();
  const matches = Element.prototype.matches;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector: string) {
    return selector === ':popover-open' ? shown.has(this) && this.isConnected : matches.call(this, selector);
  });
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      if (!this.isConnected || this.popover === null)
        throw new DOMException('Not a popover', 'NotSupportedError');
      shown.add(this);
    },
  });
  return {
    takeDown(element) {
      shown.delete(element);
      element.dispatchEvent(new Event('toggle'));
    },
  };
}
