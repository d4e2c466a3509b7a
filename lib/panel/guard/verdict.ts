/** The click guard's verdict on a click on a last button. */

/** Why a click does not count. */
export type Refusal =
  /** Not made by a person. */
  | 'untrusted'
  /** It came too soon: it is not known that the panel was on screen just before. */
  | 'not_yet'
  /** Something covers the panel, or the page has faded or distorted it. */
  | 'covered'
  /** Not all of the panel or of the button is in sight. */
  | 'cut_off'
  /** The panel has just moved under the pointer. */
  | 'moved'
  /** The keyboard got to the button without the person's doing. */
  | 'not_chosen'
  /** The page or the browser does not report whether the panel can be seen. */
  | 'hidden';

/** Whether a click counts, or why not; no reason if there is nothing to say. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason?: Refusal };

/** The verdict on a click that counts. */
export const counts: Verdict = { ok: true };

/** The verdict on the second half of a double click, which was meant for what was there before. */
export const ignored: Verdict = { ok: false };

/** The verdict on a click that does not count. */
export function refuse(reason: Refusal): Verdict {
  return { ok: false, reason };
}

/** How long everything must have been as it is before a click on it counts, in ms. */
export const leastMs = 500;
