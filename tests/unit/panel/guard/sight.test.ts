// @vitest-environment happy-dom
/** What the browser says of a target, and what the guard makes of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hindranceOf, look, missingOf, type SightObserverClass } from '#lib/panel/guard/sight.ts';

type Report = ConstructorParameters<SightObserverClass>[0];
type SightRecord = Parameters<Report>[0][number];

const target = {} as Element;

/** A record of a target of 300 by 200 CSS px, some of which is out of sight. */
const record = (right: number, bottom: number, isVisible?: boolean): SightRecord => ({
  target,
  time: 0,
  boundingClientRect: new DOMRect(0, 0, 300, 200),
  intersectionRect: new DOMRect(0, 0, 300 - right, 200 - bottom),
  ...(isVisible !== undefined && { isVisible }),
});

describe('a target on the screen', () => {
  it.each([
    ['is seen', record(0, 0, true), 1, undefined],
    ['is seen though the browser rounds, and the content script cuts', record(1, 9, true), 1, undefined],
    ['is cut off at the side', record(2, 0, true), 1, 'cut_off'],
    ['is cut off below', record(0, 10, true), 1, 'cut_off'],
    ['is measured in pixels of the screen: more of them', record(1, 0, true), 2, 'cut_off'],
    ['is measured in pixels of the screen: fewer of them', record(2, 18, true), 0.5, undefined],
    ['is covered', record(0, 0, false), 1, 'covered'],
    ['is cut off first, and covered', record(0, 10, false), 1, 'cut_off'],
    ['is hidden if the browser does not say', record(0, 0), 1, 'hidden'],
  ] as const)('%s', (_, seen, devicePixelRatio, hindrance) => {
    expect(hindranceOf(seen, devicePixelRatio)).toBe(hindrance);
  });

  it('lacks whole pixels', () => {
    expect(missingOf(record(1.4, 2.6), 1)).toEqual({ right: 1, bottom: 3 });
    expect(missingOf(record(1.4, 2.6), 2)).toEqual({ right: 3, bottom: 5 });
  });
});

describe('a look at several targets', () => {
  const targets = ['a', 'b'].map((name) => ({ name }) as unknown as Element);
  const about = (index: number) => ({ ...record(0, 0, true), target: targets[index] ?? target });
  let report: Report;
  let asked: Element[];
  let isEnded: boolean;

  class Observer {
    constructor(callback: Report) {
      report = callback;
    }
    observe(element: Element) {
      asked.push(element);
    }
    disconnect() {
      isEnded = true;
    }
  }

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    isEnded = false;
  });
  afterEach(() => void vi.useRealTimers());

  it('waits until the browser has told of every one', async () => {
    let seen: readonly Element[] | undefined;
    void look(Observer, targets, 400).then((sight) => {
      seen = [...(sight?.keys() ?? [])];
    });
    expect(asked).toEqual(targets);
    report([about(0)]);
    await vi.advanceTimersByTimeAsync(399);
    expect([seen, isEnded]).toEqual([undefined, false]);
    report([about(1)]);
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual(targets);
    expect([isEnded, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('gives up in time', async () => {
    const seen = look(Observer, targets, 400);
    report([about(0)]);
    await vi.advanceTimersByTimeAsync(400);
    expect(await seen).toBeNull();
    expect(isEnded).toBe(true);
  });
});
