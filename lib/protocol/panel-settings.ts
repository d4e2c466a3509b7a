/** Stores how the user keeps the panel in this browser. */
import * as v from 'valibot';
import type { Storage } from 'webextension-polyfill';
import { type Docking, dockingSchema } from './frame-messages.ts';

const { side, collapsed } = dockingSchema.entries;

/** Each value separately: one that cannot be read counts as not set. */
const settingsSchema = v.object({
  'panel.side': v.fallback(side, 'right'),
  'panel.collapsed': v.fallback(collapsed, false),
});

/** @param area the storage of the extension's own contexts; both calls reject if it fails */
export function panelSettings(area: Pick<Storage.StorageArea, 'get' | 'set'>) {
  return {
    /** On the right and open by default. */
    async read(): Promise<Docking> {
      const stored = v.parse(settingsSchema, await area.get(Object.keys(settingsSchema.entries)));
      return { side: stored['panel.side'], collapsed: stored['panel.collapsed'] };
    },
    /** Changes only the values given. */
    async write(change: Partial<Docking>): Promise<void> {
      const named = Object.entries(change).map(([name, value]) => [`panel.${name}`, value]);
      await area.set(Object.fromEntries(named));
    },
  };
}
