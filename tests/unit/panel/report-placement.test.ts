// @vitest-environment happy-dom

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Docking, placementSchema } from '#lib/protocol/frame-messages.ts';
import { reportPlacement } from '../../../entrypoints/panel/report-placement.ts';

/** happy-dom has no layout: the test sets an element's height and reports its changes. */
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

/** Sets the element's height in CSS px and notifies its observer. */
function resize(element: Element, height: number) {
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 320, height));
  const callback = ScriptedResizeObserver.observed.get(element);
  const entry = { target: element } as ResizeObserverEntry;
  callback?.([entry], new ResizeObserver(() => {}));
}

const posted = vi.fn();
const open: Docking = { side: 'right', place: 'panel', width: 320, offset: 0 };
const asTab: Docking = { side: 'right', place: 'tab', width: 320, offset: 0 };

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
    reportPlacement(posted).follow(root, open);
    resize(root, 240.2);
    expect(lastReport()).toEqual({
      kind: 'wisepay-pod.placement',
      height: 243,
      side: 'right',
      place: 'panel',
      width: 320,
      offset: 0,
    });
  });

  it('is told whenever it changes', () => {
    const root = document.createElement('div');
    reportPlacement(posted).follow(root, open);
    for (const height of [100, 300, 200]) resize(root, height);
    expect(posted.mock.calls.map(([report]) => report.height)).toEqual([102, 302, 202]);
  });

  it('is that of the tab when the panel is collapsed, and back', () => {
    const root = document.createElement('div');
    const placement = reportPlacement(posted);
    placement.follow(root, open);
    placement.follow(null, asTab);
    placement.follow(root, asTab);
    resize(root, 44);
    expect(lastReport()).toMatchObject({ height: 46, place: 'tab', width: 320, offset: 0 });
    placement.follow(root, open);
    resize(root, 240);
    expect(lastReport()).toMatchObject({ height: 242, place: 'panel', width: 320, offset: 0 });
  });

  it.each<[string, Docking]>([
    ['moved to the other side', { side: 'left', place: 'panel', width: 320, offset: 0 }],
    ['collapsed', asTab],
  ])('is told at once when the panel is %s, even if it is as high as before', (_, docking) => {
    const root = document.createElement('div');
    const placement = reportPlacement(posted);
    placement.follow(root, open);
    resize(root, 240);
    posted.mockReset();
    // As a redraw does.
    placement.follow(null, docking);
    placement.follow(root, docking);
    expect(posted).toHaveBeenCalledExactlyOnceWith({
      kind: 'wisepay-pod.placement',
      height: 242,
      ...docking,
    });
    placement.follow(root, { ...docking });
    expect(posted).toHaveBeenCalledOnce();
  });

  it('is that of the element on screen only', () => {
    const [first, second] = [document.createElement('div'), document.createElement('div')];
    const placement = reportPlacement(posted);
    placement.follow(first, open);
    placement.follow(second, open);
    resize(first, 500);
    expect(posted).not.toHaveBeenCalled();
    resize(second, 100);
    expect(lastReport().height).toBe(102);
  });
});
