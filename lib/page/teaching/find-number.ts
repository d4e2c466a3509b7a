/** Finds where a number stands on a page: the elements that a person sees it in. */

import type { PlaceKind } from '../../protocol/lesson.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { fieldText } from '../detection/banner-text.ts';
import { isTabTitle } from '../detection/elements.ts';
import { documentsWithin, withAncestors } from '../detection/frames.ts';
import { isSeen } from './seen.ts';

/** In characters: longer texts are letters, notes and lists. */
const longestText = 120;
/** How many elements around the number are considered, too: a row has the label beside the number. */
const mostAround = 4;
const mostPlaces = 30;
/** Where people write: texts that quote a number name no record. */
const writing = 'textarea, [contenteditable], [contenteditable] *';
const windows = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="tooltip"], dialog';

/** Whether a text holds the number exactly once, as a word of its own. */
export function holdsOnce(text: string, number: string): boolean {
  return positionsOf(text, number).length === 1;
}

/** Where the number stands in a text as a word of its own. */
export function positionsOf(text: string, number: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + 1)) {
    // Of ASCII, as numbers are: languages without spaces write their words right before it.
    const isInner = /[A-Za-z0-9]/;
    const before = text.charAt(at - 1);
    const after = text.charAt(at + number.length);
    if (!isInner.test(before) && !isInner.test(after)) found.push(at);
  }
  return found;
}

/** The elements that hold the number, the innermost of each place first, then those around it with a short text. */
export function findNumber(document: Document, number: string, { dialogs }: PsaProfile): Element[] {
  const isInWindow = (element: Element) =>
    withAncestors(element).some((around) => around.matches([windows, ...dialogs].join()));
  const found = new Set<Element>();
  for (const innermost of documentsWithin(document).flatMap((inner) => innermostIn(inner, number))) {
    const around = isTabTitle(innermost)
      ? [innermost]
      : [innermost, ...ancestorsOf(innermost).slice(0, mostAround)];
    const holding = around.filter((element) => {
      const text = fieldText(element);
      return text.length <= longestText && holdsOnce(text, number);
    });
    if (holding.length === 0 || innermost.matches(writing) || !isSeen(innermost) || isInWindow(innermost))
      continue;
    for (const element of holding) found.add(element);
    if (found.size >= mostPlaces) break;
  }
  return [...found].slice(0, mostPlaces);
}

/** What kind of place an element is, for words about it. */
export function placeKind(element: Element): PlaceKind {
  if (element.localName === 'title') return 'title';
  if (element.closest('.navigationEntry, [class*="readcrumb"]') !== null) return 'breadcrumb';
  if (element.closest('.cw_BannerView, .cw-main-banner, .detailLabel') !== null) return 'banner';
  if (element.closest('h1, h2, h3, h4, [role="heading"]') !== null) return 'heading';
  if ('value' in element && typeof element.value === 'string') return 'field';
  return element.matches('tr, li, [role="row"]') || element.querySelector('input, label') ? 'row' : 'text';
}

/** The elements whose own text or value holds the number. */
function innermostIn(document: Document, number: string): Element[] {
  const found: Element[] = [];
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const around = currentNode.parentElement;
    if (around === null || around.matches('script, style, noscript, template')) continue;
    if (holdsNormalized(currentNode.nodeValue ?? '', number)) found.push(around);
  }
  for (const input of document.querySelectorAll('input')) {
    if (holdsOnce(fieldText(input), number)) found.push(input);
  }
  return found;
}

/** Cheap first: most texts do not have the digits at all. */
function holdsNormalized(text: string, number: string): boolean {
  const last = number.slice(-1);
  const fullWidth = String.fromCharCode(last.charCodeAt(0) + 0xfee0);
  return text.includes(last) || text.includes(fullWidth);
}

function ancestorsOf(element: Element): Element[] {
  const parent = element.parentElement;
  return parent === null || parent === element.ownerDocument.body ? [] : [parent, ...ancestorsOf(parent)];
}
