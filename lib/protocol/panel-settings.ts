/** Remembers, for this browser, how the person keeps the panel. */
import * as v from 'valibot';
import type { Storage } from 'webextension-polyfill';
import { type Docking, dockingSchema } from './frame-messages.ts';

const { side, collapsed } = dockingSchema.entries;

/** Each by itself: one that cannot be read is as if nobody had set it. */
const settingsSchema = v.object({
  'panel.side': v.fallback(side, 'right'),
  'panel.collapsed': v.fallback(collapsed, false),
});

/** @param area the storage of the extension's own contexts; both calls reject where it fails */
export function panelSettings(area: Pick<Storage.StorageArea, 'get' | 'set'>) {
  return {
    /** At the right and open, where nothing else was written. */
    async read(): Promise<Docking> {
      const stored = v.parse(settingsSchema, await area.get(Object.keys(settingsSchema.entries)));
      return { side: stored['panel.side'], collapsed: stored['panel.collapsed'] };
    },
    /** Changes what is named, and leaves the rest as it is. */
    async write(change: Partial<Docking>): Promise<void> {
      const named = Object.entries(change).map(([name, value]) => [`panel.${name}`, value]);
      await area.set(Object.fromEntries(named));
    },
  };
}
