/** Email addresses. A match identifies one of several known people; it never authenticates anyone. */

/**
 * Whether two addresses are equal apart from surrounding white space, the case of ASCII letters, the form of accents
 * (`é` as one code point or two), and the form of the domain (Unicode or ASCII: `müller.example`,
 * `xn--mller-kva.example`).
 *
 * Aliases do not match: dots, `+tags` and Unicode look-alikes all differ. Only A to Z are case-folded: `toLowerCase`
 * would also turn the Kelvin sign into `k` and, in part, `İ` into `i`, and so match addresses that someone else can
 * own. An empty address matches nothing.
 */
export function sameEmail(a: string, b: string): boolean {
  const canonical = canonicalForm(a);
  return canonical !== '' && canonical === canonicalForm(b);
}

/** The `mailto:` link to an address. Characters that could add a recipient, a subject or a body are escaped. */
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
 * The text with each accent composed into its letter, if Unicode has such a letter (NFC). Characters that NFC would
 * replace with another single character stay, such as the Kelvin sign.
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

/** A domain label in its DNS form (ASCII). A label that the browser would first map to other letters stays as it is. */
function asciiLabel(label: string): string {
  if (!/^(?:[\p{L}\p{M}\p{N}-]|\u200C|\u200D)+$/u.test(label)) return label;
  if (label.normalize('NFKC').toLowerCase() !== label) return label;
  const ascii = URL.parse(`http://${label}/`)?.hostname ?? '';
  return /^xn--[a-z0-9-]+$/.test(ascii) ? ascii : label;
}
