/** Remembers, for this browser, whether the person keeps the panel collapsed. */
import * as v from 'valibot';
import type { Storage } from 'webextension-polyfill';

const key = 'panel.collapsed';
const settingSchema = v.object({ [key]: v.boolean() });

export function collapsedSetting(area: Storage.StorageArea) {
  return {
    async read(): Promise<boolean> {
      const stored = v.safeParse(settingSchema, await area.get(key));
      return stored.success && stored.output[key];
    },
    async write(collapsed: boolean): Promise<void> {
      await area.set({ [key]: collapsed });
    },
  };
}
