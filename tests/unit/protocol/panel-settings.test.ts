import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { panelSettings } from '#lib/protocol/panel-settings.ts';

// The fake behaves like the polyfill; only its types come from another package.
const area = fakeBrowser.storage.local as unknown as Storage.StorageArea;
const settings = panelSettings(area);

beforeEach(() => fakeBrowser.reset());

describe('how a person keeps the panel', () => {
  it('is open and on the right until somebody wants it otherwise', async () => {
    expect(await settings.read()).toEqual({ side: 'right', collapsed: false });
  });

  it.each(['left', 'right'] as const)('is remembered: on the %s', async (side) => {
    await settings.write({ side: side === 'left' ? 'right' : 'left' });
    await settings.write({ side });
    expect(await settings.read()).toEqual({ side, collapsed: false });
  });

  it.each([true, false])('is remembered: collapsed %s', async (collapsed) => {
    await settings.write({ collapsed: !collapsed });
    await settings.write({ collapsed });
    expect(await settings.read()).toEqual({ side: 'right', collapsed });
  });

  it('keeps the one when the other changes', async () => {
    await settings.write({ side: 'left' });
    await settings.write({ collapsed: true });
    expect(await settings.read()).toEqual({ side: 'left', collapsed: true });
  });

  it.each(['yes', 1, null, { collapsed: true }])('is open when the storage holds %j', async (value) => {
    await area.set({ 'panel.collapsed': value, 'panel.side': 'left' });
    expect(await settings.read()).toEqual({ side: 'left', collapsed: false });
  });

  it.each(['top', 1, null, true])('is on the right when the storage holds %j', async (value) => {
    await area.set({ 'panel.side': value, 'panel.collapsed': true });
    expect(await settings.read()).toEqual({ side: 'right', collapsed: true });
  });
});
