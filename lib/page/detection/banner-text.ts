/** Longer than any banner needs to be to name its record; in characters. */
const limit = 300;

/** What full-width letters, digits and signs are ahead of their common forms in Unicode. */
const fullWidth = 0xfee0;

/**
 * A banner's text as people read it and patterns look for it: without marks for the direction of writing and other
 * characters that are not drawn, with common forms for full-width ones, and with single blanks. Elements within it, such
 * as the browser's translation puts there, do not count.
 */
export function bannerText(banner: Element): string {
  return (banner.textContent ?? '')
    .slice(0, limit)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidth))
    .replace(/\s+/g, ' ')
    .trim();
}
