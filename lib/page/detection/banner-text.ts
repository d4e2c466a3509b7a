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
  return readable(banner.textContent ?? '');
}

/** The same of a field: an input's value, or the text of a larger element with the values of its inputs in it. */
export function fieldText(field: Element): string {
  if ('value' in field && typeof field.value === 'string') return readable(field.value);
  const inputs = field.querySelectorAll<HTMLInputElement>('input, textarea');
  return inputs.length === 0 ? bannerText(field) : readable(textWithValues(field));
}

function textWithValues(node: Node): string {
  // Not by its class: every frame has its own.
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if ('value' in node && typeof node.value === 'string') return ` ${node.value} `;
  return [...node.childNodes].map(textWithValues).join('');
}

function readable(text: string): string {
  return text
    .slice(0, limit)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidth))
    .replace(/\s+/g, ' ')
    .trim();
}
