/** Decides when a panel that a person opened by number has to close. Pure. */
import type { Tracked } from '../../lib/psa/reconcile.ts';
import { sameReading, signalNames } from '../../lib/psa/signals.ts';

/** The place of a page. */
export interface Place {
  readonly address: string;
  /** The browser's key for the history entry: PSA may start a new entry under the same address. */
  readonly entry: string | undefined;
}

/** The page's place and signals when the panel was opened. */
export interface OpenedOn {
  readonly place: Place;
  readonly signals: Tracked['signals'];
}

/** The page's current place. */
export function placeOf({ location, navigation }: Window): Place {
  return { address: location.href, entry: navigation.currentEntry?.key };
}

/**
 * Whether a page has moved on to another record: its place has changed, or a signal says something that it did not say
 * then. A signal that falls silent does not count, because PSA empties and redraws screens in place.
 */
export function hasGoneOn(then: OpenedOn, place: Place, { signals: now }: Tracked): boolean {
  if (place.address !== then.place.address || place.entry !== then.place.entry) return true;
  if (now === undefined) return false;
  return signalNames.some((name) => {
    const before = then.signals?.[name];
    return now[name].says !== 'nothing' && (before === undefined || !sameReading(before, now[name]));
  });
}
