/** What is on screen for `IntersectionObserver`: everything, until a test scrolls it away. */

const observers = new Set<SightObserver>();

/** In place of the browser's, which needs a layout. It tells at once, where a browser tells with the next frame. */
export class SightObserver implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  readonly #tell: IntersectionObserverCallback;
  readonly #targets = new Set<Element>();

  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
    observers.add(this);
  }

  observe(target: Element) {
    this.#targets.add(target);
    this.see(target, 1);
  }

  unobserve(target: Element) {
    this.#targets.delete(target);
  }

  disconnect() {
    this.#targets.clear();
    observers.delete(this);
  }

  takeRecords() {
    return [];
  }

  see(target: Element, intersectionRatio: number) {
    if (!this.#targets.has(target)) return;
    const rect = target.getBoundingClientRect();
    const entry: IntersectionObserverEntry = {
      target,
      intersectionRatio,
      isIntersecting: intersectionRatio > 0,
      boundingClientRect: rect,
      intersectionRect: rect,
      rootBounds: null,
      time: performance.now(),
    };
    this.#tell([entry], this);
  }
}

/** Brings that part of the element on screen: 0 for none of its area, 1 for all of it. */
export function showPart(element: Element, part: number): void {
  for (const observer of observers) observer.see(element, part);
}
