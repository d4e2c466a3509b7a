/** Elements that stand for the frame as a whole when the browser is asked whether it can be seen. */
import { deepestCut } from './sight.ts';

export interface Landmarks {
  /** As large as the frame: as much of it is in sight as of the frame. */
  readonly whole: HTMLElement;
  /** One pixel of the frame: with it, the browser reports what covers any part of the frame. */
  readonly speck: HTMLElement;
  /**
   * Puts the elements into the document.
   *
   * @param hasStrip whether a strip hides the cut at the frame's lower edge, so that a scrolling panel does not flicker
   *   there; false if a button is checked, because the button would count as covered
   */
  put(hasStrip: boolean): void;
  remove(): void;
}

/**
 * `whole` is never painted and lies behind everything: in front, the browser would count it as something that covers
 * the buttons. None of the elements takes a click, and no screen reader finds them.
 */
export function createLandmarks(document: Document): Landmarks {
  const whole = landmark({ inset: '0', zIndex: '-1', visibility: 'hidden' });
  const speck = landmark({ top: '0', left: '50%', width: '1px', height: '1px', zIndex: '2147483647' });
  const strip = landmark({ inset: 'auto 0 0', zIndex: '2147483646', background: 'var(--surface)' });

  function landmark(style: Partial<CSSStyleDeclaration>): HTMLElement {
    const element = document.createElement('div');
    element.setAttribute('aria-hidden', 'true');
    Object.assign(element.style, { position: 'fixed', pointerEvents: 'none', ...style });
    return element;
  }

  return {
    whole,
    speck,
    put(hasStrip) {
      if (!whole.isConnected) document.documentElement.append(whole, speck, strip);
      strip.style.height = `${deepestCut / (document.defaultView?.devicePixelRatio ?? 1)}px`;
      strip.hidden = !hasStrip;
    },
    remove() {
      whole.remove();
      speck.remove();
      strip.remove();
    },
  };
}
