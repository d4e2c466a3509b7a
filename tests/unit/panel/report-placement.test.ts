// @vitest-environment happy-dom

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placementSchema } from '#lib/frame/frame-messages.ts';
import { reportPlacement } from '../../../entrypoints/panel/report-placement.ts';

/** happy-dom lays nothing out: a test says how high an element is and when that changed. */
class ScriptedResizeObserver {
  static readonly observed = new Map<Element, ResizeObserverCallback>();
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }
  observe(element: Element) {
    ScriptedResizeObserver.observed.set(element, this.#callback);
  }
  unobserve(element: Element) {
    ScriptedResizeObserver.observed.delete(element);
  }
  disconnect() {
    ScriptedResizeObserver.observed.clear();
  }
}

/** The element takes that height; whoever observes it is told. */
function resize(element: Element, height: number) {
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 320, height));
  const callback = ScriptedResizeObserver.observed.get(element);
  const entry = { target: element } as ResizeObserverEntry;
  callback?.([entry], new ResizeObserver(() => {}));
}

const posted = vi.fn();

beforeEach(() => {
  posted.mockReset();
  ScriptedResizeObserver.observed.clear();
  vi.stubGlobal('ResizeObserver', ScriptedResizeObserver);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const lastReport = () => v.parse(placementSchema, posted.mock.lastCall?.[0]);

describe('the room that the panel needs', () => {
  it('is its height in whole pixels, with the border that the frame has around it', () => {
    const root = document.createElement('div');
    reportPlacement(posted).follow(root, false);
    resize(root, 240.2);
    expect(lastReport()).toEqual({ kind: 'wisepay-pod.placement', height: 243, collapsed: false });
  });

  it('is told whenever it changes', () => {
    const root = document.createElement('div');
    reportPlacement(posted).follow(root, false);
    for (const height of [100, 300, 200]) resize(root, height);
    expect(posted.mock.calls.map(([report]) => report.height)).toEqual([102, 302, 202]);
  });

  it('is that of the tab when the panel is collapsed, and back', () => {
    const root = document.createElement('div');
    const placement = reportPlacement(posted);
    placement.follow(root, false);
    placement.follow(null, true);
    placement.follow(root, true);
    resize(root, 44);
    expect(lastReport()).toMatchObject({ height: 46, collapsed: true });
    placement.follow(root, false);
    resize(root, 240);
    expect(lastReport()).toMatchObject({ height: 242, collapsed: false });
  });

  it('is that of the element on screen only', () => {
    const [first, second] = [document.createElement('div'), document.createElement('div')];
    const placement = reportPlacement(posted);
    placement.follow(first, false);
    placement.follow(second, false);
    resize(first, 500);
    expect(posted).not.toHaveBeenCalled();
    resize(second, 100);
    expect(lastReport().height).toBe(102);
  });
});
