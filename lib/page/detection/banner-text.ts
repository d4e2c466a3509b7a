/** How much of a banner is read, in characters: more than any banner needs to name its record. */
const limit = 300;

/** The Unicode offset of full-width letters, digits and signs from their common forms. */
const fullWidth = 0xfee0;

/**
 * A banner's text as people read it and patterns match it: without direction marks and other invisible characters, with
 * full-width characters in their common forms, and with single spaces. Elements within it, such as those that the
 * browser's translation inserts, do not matter.
 */
export function bannerText(banner: Element): string {
  return (banner.textContent ?? '')
    .slice(0, limit)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidth))
    .replace(/\s+/g, ' ')
    .trim();
}
