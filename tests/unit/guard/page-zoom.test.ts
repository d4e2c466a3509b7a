import { expect, it, vi } from 'vitest';
import type { Tabs } from 'webextension-polyfill';
import { followPageZoom } from '#lib/guard/page-zoom.ts';
import { eventually } from '../support/eventually.ts';

type FollowedTabs = Parameters<typeof followPageZoom>[0];

function fakeTabs(factor: number) {
  const listeners: ((change: Tabs.OnZoomChangeZoomChangeInfoType) => void)[] = [];
  const tabs = {
    getCurrent: async () => ({ id: 7 }),
    getZoom: async () => factor,
    onZoomChange: { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) },
  };
  return {
    tabs: tabs as unknown as FollowedTabs,
    change(tabId: number, newZoomFactor: number) {
      for (const listener of listeners) {
        listener({ tabId, newZoomFactor, oldZoomFactor: factor, zoomSettings: {} });
      }
    },
  };
}

it('the panel knows how far its own tab is zoomed, and when that changes', async () => {
  const { tabs, change } = fakeTabs(1.25);
  const zoom = followPageZoom(tabs);
  expect(zoom()).toBe(1);
  await eventually(() => expect(zoom()).toBe(1.25));
  change(8, 3);
  expect(zoom()).toBe(1.25);
  change(7, 0.9);
  expect(zoom()).toBe(0.9);
});

it('a browser that does not tell the zoom leaves it at one', async () => {
  const { tabs } = fakeTabs(2);
  const getCurrent = vi.fn().mockRejectedValue(new Error('gone'));
  const zoom = followPageZoom({ ...tabs, getCurrent });
  await eventually(() => expect(getCurrent).toHaveBeenCalled());
  expect(zoom()).toBe(1);
});
