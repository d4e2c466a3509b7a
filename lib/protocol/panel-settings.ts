/** Stores how the user keeps the panel in this browser; an administrator's policy presets or locks its place. */
import * as v from 'valibot';
import type { Storage } from 'webextension-polyfill';
import { lastKnownKey } from '../policy/follow-policy.ts';
import { panelPlaceSchema } from '../policy/value-schemas.ts';
import { type Docking, dockingSchema, type Place, panelWidth, placeSchema } from './frame-messages.ts';

const { side, width, offset } = dockingSchema.entries;

/** Each value separately: one that cannot be read counts as not set. */
const settingsSchema = v.object({
  'panel.side': v.fallback(side, 'right'),
  'panel.place': v.fallback(v.optional(placeSchema), undefined),
  'panel.width': v.fallback(width, panelWidth.usual),
  'panel.offset': v.fallback(offset, 0),
});

/** The policy's part in it, named as in public/managed_schema.json. Values that cannot be read count as not set. */
const policySchema = v.fallback(
  v.object({
    placement: v.fallback(v.optional(panelPlaceSchema), undefined),
    placementLocked: v.fallback(v.optional(v.boolean()), false),
  }),
  {},
);

/** How the user keeps the panel, and whether the policy lets them choose its place. */
export interface PanelSettings extends Docking {
  readonly isPlaceLocked: boolean;
}

/**
 * @param area the storage of the extension's own contexts, where the worker also keeps the policy that it last knew: for
 *   seconds after the browser's start, the browser's own would only wait; both calls reject if it fails
 */
export function panelSettings(area: Pick<Storage.StorageArea, 'get' | 'set'>) {
  return {
    /** On the right and open by default. */
    async read(): Promise<PanelSettings> {
      const kept = await area.get([...Object.keys(settingsSchema.entries), lastKnownKey]);
      const stored = v.parse(settingsSchema, kept);
      const { placement, placementLocked } = v.parse(policySchema, kept[lastKnownKey]);
      const preset: Place = placement === 'side-panel' ? 'side_panel' : (placement ?? 'panel');
      const isPlaceLocked = placementLocked === true && placement !== undefined;
      return {
        side: stored['panel.side'],
        place: isPlaceLocked ? preset : (stored['panel.place'] ?? preset),
        width: stored['panel.width'],
        offset: stored['panel.offset'],
        isPlaceLocked,
      };
    },
    /** Changes only the values given. */
    async write(change: Partial<Docking>): Promise<void> {
      const named = Object.entries(change).map(([name, value]) => [`panel.${name}`, value]);
      await area.set(Object.fromEntries(named));
    },
  };
}
