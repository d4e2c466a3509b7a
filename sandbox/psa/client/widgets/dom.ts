/** Creates elements as GWT does: stable class families, plus an obfuscated class of this build. */
import { bootstrap } from '../page.ts';

/** An element with the given attributes and children; one with a class also gets an obfuscated one. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, name === 'class' ? `${value} ${obfuscatedClass(value)}` : value);
  }
  made.append(...children);
  return made;
}

/** A label as GWT draws every piece of text. */
export function label(text: string, extraClasses = ''): HTMLElement {
  return element('div', { class: `gwt-Label mm_label ${extraClasses}`.trim() }, text);
}

/**
 * Runs `action` on a click and on Enter. Like PSA's own widgets it ignores events from scripts, so only the user (or a
 * test driver's real input) can trigger it.
 */
export function onActivate(target: HTMLElement, action: () => void): void {
  target.tabIndex = 0;
  target.addEventListener('click', (event) => {
    if (event.isTrusted) action();
  });
  target.addEventListener('keydown', (event) => {
    if (event.isTrusted && event.key === 'Enter' && event.target === target) action();
  });
}

/** Shows or hides without removing: hidden widgets keep their text, as PSA's pooled ones do. */
export function setShown(target: HTMLElement, shown: boolean): void {
  target.style.display = shown ? '' : 'none';
}

/** The prefix of the build and three letters that depend on the class names: `GMDB3DUBDDL`. */
function obfuscatedClass(classes: string): string {
  let hash = 7;
  for (const character of classes) hash = (hash * 31 + character.charCodeAt(0)) % 17_576;
  const letters = [hash % 26, Math.floor(hash / 26) % 26, Math.floor(hash / 676)];
  return bootstrap.build + letters.map((letter) => String.fromCharCode(65 + letter)).join('');
}
