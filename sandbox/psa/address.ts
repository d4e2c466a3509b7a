/** Converts the address bar's URL to a place, and back. */
import * as v from 'valibot';
import { decodePsaHash, encodePsaHash } from './hash.ts';
import type { Signals } from './options.ts';
import {
  isSameType,
  naming,
  type Place,
  placeOfQuery,
  placeOfState,
  placeSchema,
  stateOfPlace,
} from './places.ts';

const deepLinkParameters = ['routeTo', 'recid', 'srRecID'];

const startStateSchema = v.object({ s: v.object({ p: v.record(v.string(), v.unknown()) }) });

/**
 * The place that an address names: by its hash, else by the client's history entry, else by the deep link's query; null
 * if by none. The hash comes first because a deep link's query stays in the address when the user moves on.
 */
export function placeOfAddress(url: URL, historyState: unknown): Place | null {
  return placeOfHash(url.hash) ?? placeOfHistoryState(historyState) ?? placeOfQuery(url.searchParams);
}

/**
 * The address of a place as path, query and hash. Everything else in the current address stays.
 * @param signals which signals the page of an invoice may show; other places always get their hash
 */
export function addressOfPlace(place: Place, signals: Signals, current: URL): string {
  const url = new URL(current);
  const { token, recordType } = naming[place.screen];
  const written = url.searchParams.get('routeTo');
  const withHash = place.screen !== 'invoice' || signals.hash;
  if (!withHash || !signals.query) {
    for (const parameter of deepLinkParameters) url.searchParams.delete(parameter);
  }
  if (!withHash && signals.query && recordType !== undefined) {
    url.searchParams.set(
      'routeTo',
      written !== null && isSameType(written, recordType) ? written : recordType,
    );
    url.searchParams.set('recid', String(place.recordId));
  }
  return `${url.pathname}${url.search}${withHash ? encodePsaHash(stateOfPlace(place), token) : ''}`;
}

/** Reads PSA's own hash, and the `#startscreen=<place>&state=<JSON>` form of handwritten links. */
function placeOfHash(hash: string): Place | null {
  const decoded = decodePsaHash(hash);
  if (decoded !== null) return placeOfState(decoded.state);
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const place = query.get('startscreen');
  const state = v.safeParse(
    v.pipe(v.string(), v.parseJson(), startStateSchema),
    query.get('state') ?? '{"s":{"p":{}}}',
  );
  return place !== null && state.success ? placeOfState({ p: place, s: state.output.s }) : null;
}

function placeOfHistoryState(historyState: unknown): Place | null {
  const state = v.safeParse(v.object({ place: placeSchema }), historyState);
  return state.success ? state.output.place : null;
}
