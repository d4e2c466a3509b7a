/** Checks one state after another, and reports the faults with their states. */
import * as v from 'valibot';
import { type GalleryState, widthOf } from '#sandbox/gallery/gallery-state.ts';
import type { GalleryPage } from './gallery-page.ts';

/** How many states with the same fault are named. */
const mostNames = 8;

const foundSchema = v.array(v.tuple([v.string(), v.array(v.string())]));

/**
 * Walks inside the page, which saves a round trip for each of hundreds of states.
 *
 * @param find the text of an expression for the page, which gives a line for each fault on screen
 * @param width the window's width in CSS px; each state's own by default
 * @returns a line for each fault, with the states that have it
 */
export async function walk(
  gallery: GalleryPage,
  states: readonly GalleryState[],
  find: string,
  width?: number,
): Promise<string[]> {
  const faults = new Map<string, string[]>();
  for (const [own, group] of Map.groupBy(states, (state) => width ?? widthOf(state))) {
    await gallery.resize(own);
    const names = JSON.stringify(group.map(({ name }) => name));
    const found = await gallery.page.evaluate(`(${findInEach})(${names}, async () => ${find})`);
    for (const [name, lines] of v.parse(foundSchema, found)) {
      for (const fault of new Set(lines)) faults.set(fault, [...(faults.get(fault) ?? []), name]);
    }
  }
  return [...faults].map(([fault, names]) => `${namesOf(names)}: ${fault}`);
}

/** Runs in the page. */
async function findInEach(names: readonly string[], find: () => Promise<string[]>) {
  const found: [string, string[]][] = [];
  for (const name of names) {
    await window.gallery?.show(name);
    found.push([name, await find()]);
  }
  return found;
}

function namesOf(names: readonly string[]): string {
  const others = names.length - mostNames;
  return names.slice(0, mostNames).join(', ') + (others > 0 ? ` and ${others} more` : '');
}
