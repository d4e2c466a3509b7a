/**
 * The places on a PSA page that tell which record is open, each read into one small value. `reconcile.ts` decides what
 * they mean together.
 */

/** What one place on the page says. */
export type Reading =
  | { readonly says: 'nothing' }
  | {
      readonly says: 'invoice';
      readonly recordId?: string;
      readonly number?: string;
      readonly company?: string;
      /** Whether a record ID counts only with a number from elsewhere. */
      readonly needsNumber?: boolean;
      /** Whether a number counts only where another place says that the screen is an invoice's. */
      readonly needsScreen?: boolean;
    }
  | { readonly says: 'list' }
  | { readonly says: 'other' }
  /** A record with a number, in unknown words: the other places have to tell its kind. */
  | { readonly says: 'record'; readonly number: string }
  /** Two visible elements of the same kind that say different things. */
  | { readonly says: 'conflict' };

export interface Signals {
  /** The page's host, with its port if it has one. */
  readonly host: string;
  /** The whole address: shows whether the page has navigated. */
  readonly address: string;
  readonly hash: Reading;
  readonly query: Reading;
  /** The open tab of the record, in the fragment. */
  readonly tab: Reading;
  readonly banner: Reading;
  /** A field, heading or other element that holds the number. */
  readonly field: Reading;
  readonly root: Reading;
  /** The screen that the pods belong to; read only if a number needs it. */
  readonly pods: Reading;
  /** The addresses of the frames in hosted pods. */
  readonly hosted: Reading;
  /** Whether PSA says that parts of the screen are still on their way. */
  readonly isLoading?: boolean;
  /** WisePay's own pod is on the page, visibly: beside the panel, or instead of it, as the policy decides. */
  readonly wisePayPod?: 'beside' | 'instead' | undefined;
}

/** The places, in the order of {@link Signals}. */
export const signalNames = ['hash', 'query', 'tab', 'banner', 'field', 'root', 'pods', 'hosted'] as const;
export type SignalName = (typeof signalNames)[number];

export const nothing: Reading = { says: 'nothing' };

/** Whether two readings say the same. */
export function sameReading(a: Reading, b: Reading): boolean {
  if (a.says === 'record' && b.says === 'record') return a.number === b.number;
  if (a.says !== 'invoice' || b.says !== 'invoice') return a.says === b.says;
  return a.recordId === b.recordId && a.number === b.number && a.company === b.company;
}
