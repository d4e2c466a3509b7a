/** Clicks and keys that a page makes up. */
import type { Spot } from '../../e2e/support/person.ts';

/** Dispatches every event that a page can make up, at everything that it can reach. Runs in the page. */
export function makeUpEvents({ x, y }: Spot): void {
  const place = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, detail: 1 };
  const targets = [
    window,
    document,
    document.documentElement.lastElementChild,
    document.elementFromPoint(x, y),
    document.activeElement,
  ];
  for (const target of targets) {
    if (target === null) continue;
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick']) {
      target.dispatchEvent(new PointerEvent(type, { ...place, pointerType: 'mouse', isPrimary: true }));
    }
    for (const key of ['Enter', ' ']) {
      for (const type of ['keydown', 'keypress', 'keyup']) {
        target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
      }
    }
    if (target instanceof HTMLElement) {
      target.focus();
      target.click();
    }
  }
}
