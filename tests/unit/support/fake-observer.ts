/** An intersection observer whose reports are made by hand, as Chromium makes them with `trackVisibility`. */
import type { VisibilityObserverClass } from '#lib/guard/visibility.ts';

export interface Report {
  readonly ratio?: number;
  /** Undefined in a browser that does not tell. */
  readonly isVisible?: boolean | undefined;
}

export function fakeObserver() {
  type Callback = ConstructorParameters<VisibilityObserverClass>[0];
  type Entry = Parameters<Callback>[0][number];
  const targets = new Set<Element>();
  const pending: Entry[] = [];
  let callback: Callback = () => {};

  class Observer {
    constructor(report: Callback) {
      callback = report;
    }
    observe(target: Element) {
      targets.add(target);
    }
    unobserve(target: Element) {
      targets.delete(target);
    }
    disconnect() {
      targets.clear();
    }
    takeRecords() {
      return pending.splice(0);
    }
  }

  function entryOf(target: Element, time: number, report: Report): Entry {
    const { ratio = 1 } = report;
    const isVisible = 'isVisible' in report ? report.isVisible : true;
    return {
      target,
      time,
      isIntersecting: ratio > 0,
      intersectionRatio: ratio,
      ...(isVisible !== undefined && { isVisible }),
    };
  }

  return {
    Observer: Observer satisfies VisibilityObserverClass,
    targets,
    /** The one that is as large as the frame. */
    get sentinel(): Element {
      const [found] = [...targets].filter((target) => target.getAttribute('aria-hidden') === 'true');
      if (found === undefined) throw new Error('The frame is not watched.');
      return found;
    },
    /** Tells what the browser has seen at `time`. */
    report(target: Element, time: number, report: Report = {}) {
      callback([entryOf(target, time, report)]);
    },
    /** The browser has seen it, but has not told yet. */
    hold(target: Element, time: number, report: Report = {}) {
      pending.push(entryOf(target, time, report));
    },
  };
}
