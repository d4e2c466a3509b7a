/** When a panel that a person opened by its number has had its time. Pure. */
import type { Tracked } from '../../lib/psa/reconcile.ts';
import { sameReading, signalNames } from '../../lib/psa/signals.ts';

/** Where a page is. */
export interface Place {
  readonly address: string;
  /** The browser's key for the history entry: a client may go on to a new one under the same address. */
  readonly entry: string | undefined;
}

/** What the page said when the panel was opened. */
export interface OpenedOn {
  readonly place: Place;
  readonly signals: Tracked['signals'];
}

/** Where a page is at this moment. */
export function placeOf({ location, navigation }: Window): Place {
  return { address: location.href, entry: navigation.currentEntry?.key };
}

/**
 * Whether a page has gone on to another record: it is at another place, or a part of it says what it did not say
 * then. A part that falls silent is no news: screens are emptied and drawn anew while they stay where they are.
 */
export function hasGoneOn(then: OpenedOn, place: Place, { signals: now }: Tracked): boolean {
  if (place.address !== then.place.address || place.entry !== then.place.entry) return true;
  if (now === undefined) return false;
  return signalNames.some((name) => {
    const before = then.signals?.[name];
    return now[name].says !== 'nothing' && (before === undefined || !sameReading(before, now[name]));
  });
}
