/**
 * The four places on a PSA page that tell which record is open, each read into one small value. `reconcile.ts` decides
 * what they mean together.
 */

/** What one place on the page says. */
export type Reading =
  | { readonly says: 'nothing' }
  | {
      readonly says: 'invoice';
      readonly recordId?: string;
      readonly number?: string;
      readonly company?: string;
    }
  | { readonly says: 'list' }
  | { readonly says: 'other' }
  /** A record with a number, in unknown words: the other places have to tell its kind. */
  | { readonly says: 'record'; readonly number: string }
  /** Two visible banners that say different things. */
  | { readonly says: 'conflict' };

export interface Signals {
  /** The page's host, with its port if it has one. */
  readonly host: string;
  /** The whole address: shows whether the page has navigated. */
  readonly address: string;
  readonly hash: Reading;
  readonly query: Reading;
  readonly banner: Reading;
  readonly root: Reading;
}

/** The places, in the order of {@link Signals}. */
export const signalNames = ['hash', 'query', 'banner', 'root'] as const;
export type SignalName = (typeof signalNames)[number];

export const nothing: Reading = { says: 'nothing' };

/** Whether two readings say the same. */
export function sameReading(a: Reading, b: Reading): boolean {
  if (a.says === 'record' && b.says === 'record') return a.number === b.number;
  if (a.says !== 'invoice' || b.says !== 'invoice') return a.says === b.says;
  return a.recordId === b.recordId && a.number === b.number && a.company === b.company;
}
