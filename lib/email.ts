/** Email addresses. Matching them identifies a person among known ones, it never authenticates. */

/**
 * Whether two addresses are the same but for surrounding white space, the case of ASCII letters, accents that are part of
 * their letter or follow it (`é` in one code point or two), and a domain in its Unicode or its ASCII form
 * (`müller.example`, `xn--mller-kva.example`).
 *
 * No aliases are invented: dots, `+tags` and Unicode look-alikes all differ. Only A to Z fold, because
 * `toLowerCase` would also turn the Kelvin sign into `k` and, in part, `İ` into `i`, and so match addresses
 * that somebody else can own. An empty address matches nothing.
 */
export function sameEmail(a: string, b: string): boolean {
  const canonical = canonicalForm(a);
  return canonical !== '' && canonical === canonicalForm(b);
}

/** The `mailto:` link to an address. Signs that could add a copy, a subject or a text to the email are escaped. */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
}

function canonicalForm(address: string): string {
  const folded = composed(address.trim()).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const at = folded.lastIndexOf('@') + 1;
  if (at === 0) return folded;
  return folded.slice(0, at) + folded.slice(at).split('.').map(asciiLabel).join('.');
}

/**
 * The text with each accent as part of its letter, where Unicode has such a letter (NFC). What NFC would replace by
 * another single sign stays, as the Kelvin sign does.
 */
function composed(text: string): string {
  let done = '';
  let run = '';
  for (const sign of text) {
    const form = sign.normalize('NFC');
    if (form === sign || [...form].length > 1) {
      run += sign;
    } else {
      done += run.normalize('NFC') + sign;
      run = '';
    }
  }
  return done + run.normalize('NFC');
}

/**
 * A part of a domain as the name system writes it, where it is spelled as it has to be there: what the browser would
 * map to other letters first stays as it is.
 */
function asciiLabel(label: string): string {
  if (!/^(?:[\p{L}\p{M}\p{N}-]|\u200C|\u200D)+$/u.test(label)) return label;
  if (label.normalize('NFKC').toLowerCase() !== label) return label;
  const ascii = URL.parse(`http://${label}/`)?.hostname ?? '';
  return /^xn--[a-z0-9-]+$/.test(ascii) ? ascii : label;
}
