/** What the guard says of a click on a money button. */

/** Why a click does not count. */
export type Refusal =
  /** Not made by a person. */
  | 'untrusted'
  /** The button, its frame or the pointer has been there for too short a time. */
  | 'not_yet'
  /** Something lies on the panel, or the page has faded or distorted it. */
  | 'covered'
  /** Not all of the panel or of the button is in sight. */
  | 'cut_off'
  /** The panel has just moved under the pointer. */
  | 'moved'
  /** The keyboard came to the button without the person. */
  | 'not_chosen'
  /** The browser does not tell whether the panel can be seen. */
  | 'hidden';

/** Whether a click counts, or why not. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: Refusal };

/** The verdict on a click that counts. */
export const counts: Verdict = { ok: true };

/** The verdict on one that does not. */
export function refuse(reason: Refusal): Verdict {
  return { ok: false, reason };
}

/** How long everything has to have been as it is before a click on it counts, in ms. */
export const leastMs = 500;
