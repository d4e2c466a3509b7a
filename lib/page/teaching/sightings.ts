/** The ways to find a place again: selectors for it, and everything else that they find on the page. */
import { lessonCaps, type Sighting } from '../../protocol/lesson.ts';
import { fieldText } from '../detection/banner-text.ts';
import { findAll, isTabTitle, isVisible } from '../detection/elements.ts';
import { documentsWithin } from '../detection/frames.ts';
import { placeKind } from './find-number.ts';
import { stableNames } from './stable-names.ts';

/** How far up a selector may begin. */
const mostLevels = 8;
/** How many selectors of one place are tried. */
const mostSelectors = 24;
/** In characters: longer texts rather hold several things. */
const mostText = 60;

/** The sightings of a number in some elements, the most stable first. */
export function sightingsOf(document: Document, places: readonly Element[]): Sighting[] {
  const documents = documentsWithin(document);
  const sightings = places.flatMap((place) => {
    const text = fieldText(place);
    const kind = placeKind(place);
    return selectorsFor(place).flatMap(({ selector, instability }): Sighting[] => {
      const texts = textsOf(documents, selector);
      const isUsable = selector.length <= lessonCaps.selector && texts !== null && texts.includes(text);
      return isUsable ? [{ selector, kind, instability, text, texts }] : [];
    });
  });
  const unique = new Map(sightings.toReversed().map((sighting) => [sighting.selector, sighting]));
  return [...unique.values()].sort((a, b) => costOf(a) - costOf(b)).slice(0, lessonCaps.sightings);
}

/** How much speaks against a sighting: an unstable selector, a long text, an element of no known kind. */
function costOf({ instability, text, kind }: Sighting): number {
  return instability + text.length / mostText + (kind === 'text' ? 1 : 0);
}

/** The texts of all visible elements that a selector finds; null if those are too many to read at every look. */
function textsOf(documents: readonly Document[], selector: string): string[] | null {
  const found = findAll(documents, [selector]);
  if (found.length > lessonCaps.texts) return null;
  return found
    .filter((element) => isTabTitle(element) || isVisible(element))
    .map(fieldText)
    .filter((text) => text !== '');
}

interface Selector {
  readonly selector: string;
  readonly instability: number;
}

/** Selectors for an element: its own names, then those below the names of the elements around it. */
function selectorsFor(element: Element): Selector[] {
  if (isTabTitle(element)) return [{ selector: 'head > title', instability: 5 }];
  const own = stableNames(element);
  const found: Selector[] = own.filter(({ instability }) => instability < 6);
  let around = element.parentElement;
  for (let level = 1; around !== null && level <= mostLevels; level += 1) {
    for (const outer of stableNames(around).filter(({ instability }) => instability < 5)) {
      for (const inner of own) {
        found.push({
          selector: `${outer.selector} ${inner.selector}`,
          instability: Math.max(outer.instability, inner.instability) + level / 10,
        });
      }
    }
    around = around.parentElement;
  }
  return found.sort((a, b) => a.instability - b.instability).slice(0, mostSelectors);
}
