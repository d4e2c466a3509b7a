/** Two elements that stand for the frame as a whole when the browser is asked whether it can be seen. */

export interface Landmarks {
  /** As large as the frame: its share in sight is the frame's. */
  readonly whole: HTMLElement;
  /** One pixel of the frame: what covers any part of the frame is told with it. */
  readonly speck: HTMLElement;
  put(): void;
  remove(): void;
}

/**
 * The one that is as large as the frame is never painted and lies behind everything: in front, the browser would count it as
 * something that covers the buttons. Neither takes a click, and no screen reader finds them.
 */
export function createLandmarks(document: Document): Landmarks {
  const whole = mark({ inset: '0', zIndex: '-1', visibility: 'hidden' });
  const speck = mark({ top: '0', left: '50%', width: '1px', height: '1px', zIndex: '2147483647' });

  function mark(style: Partial<CSSStyleDeclaration>): HTMLElement {
    const element = document.createElement('div');
    element.setAttribute('aria-hidden', 'true');
    Object.assign(element.style, { position: 'fixed', pointerEvents: 'none', ...style });
    return element;
  }

  return {
    whole,
    speck,
    put() {
      if (!whole.isConnected) document.documentElement.append(whole, speck);
    },
    remove() {
      whole.remove();
      speck.remove();
    },
  };
}
