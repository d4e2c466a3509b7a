import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { collapsedSetting } from '../../../entrypoints/panel/collapsed-setting.ts';

// The fake keeps the polyfill's promises; it only names its types after another package.
const area = fakeBrowser.storage.local as unknown as Storage.StorageArea;

beforeEach(() => fakeBrowser.reset());

describe('whether the panel is collapsed', () => {
  it('is no until somebody collapses it', async () => {
    expect(await collapsedSetting(area).read()).toBe(false);
  });

  it.each([true, false])('is remembered: %s', async (collapsed) => {
    await collapsedSetting(area).write(!collapsed);
    await collapsedSetting(area).write(collapsed);
    expect(await collapsedSetting(area).read()).toBe(collapsed);
  });

  it.each(['yes', 1, null, { collapsed: true }])('is no when the storage holds %j', async (value) => {
    await area.set({ 'panel.collapsed': value });
    expect(await collapsedSetting(area).read()).toBe(false);
  });
});
