/** Email addresses. Matching them identifies a person among known ones, it never authenticates. */

/**
 * Whether two addresses are the same but for the case of their ASCII letters and surrounding white space.
 * No aliases are invented: dots, `+tags` and Unicode look-alikes all differ. Only A to Z fold, because
 * `toLowerCase` would also turn the Kelvin sign into `k` and, in part, `İ` into `i`, and so match addresses
 * that somebody else can own. An empty address matches nothing.
 */
export function sameEmail(a: string, b: string): boolean {
  const folded = foldAscii(a);
  return folded !== '' && folded === foldAscii(b);
}

/** The `mailto:` link to an address. Signs that could add a copy, a subject or a text to the email are escaped. */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
}

function foldAscii(address: string): string {
  return address.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
