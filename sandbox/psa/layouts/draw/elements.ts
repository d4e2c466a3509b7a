/** Creates elements as GWT does: stable class families, plus obfuscated classes of one page load. */

/** A document that is drawn into, with the prefix of its obfuscated classes. */
export interface Sheet {
  readonly document: Document;
  readonly build: string;
}

/** An element with stable classes (none for an obfuscated one alone), and its children. */
export function make(
  { document, build }: Sheet,
  tag: string,
  classes = '',
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  made.className = `${classes} ${build}${lettersOf(classes + tag)}`.trim();
  made.append(...children);
  return made;
}

/** A text as GWT draws every one. */
export function label(sheet: Sheet, text: string, classes = ''): HTMLElement {
  return make(sheet, 'div', `gwt-Label mm_label ${classes}`.trim(), text);
}

/** The prefix of a page load, such as `GMDB3DUB`. */
export function buildPrefix(seed: number, load: number): string {
  const text = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(load + 1, 0x85ebca6b)) >>> 0;
  return `G${text.toString(36).toUpperCase().padStart(7, 'Q')}`;
}

/** Three letters that depend on the text. */
function lettersOf(text: string): string {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.charCodeAt(0)) % 17_576;
  const letters = [hash % 26, Math.floor(hash / 26) % 26, Math.floor(hash / 676)];
  return letters.map((letter) => String.fromCharCode(65 + letter)).join('');
}
