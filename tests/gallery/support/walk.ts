/** Looks at one state after the other, and tells what is wrong with which. */
import type { GalleryState } from '#sandbox/gallery/gallery-state.ts';
import type { GalleryPage } from './gallery-page.ts';

/** Of the states with the same fault, so many are named. */
const mostNames = 8;

/**
 * @param find what is wrong with what is on screen
 * @param width of the window, in CSS px; each state's own when left out
 * @returns a line for each fault, with the states that have it
 */
export async function walk(
  gallery: GalleryPage,
  states: readonly GalleryState[],
  find: () => Promise<readonly string[]>,
  width?: number,
): Promise<string[]> {
  const faults = new Map<string, string[]>();
  for (const state of states) {
    await gallery.show(state, width);
    for (const fault of new Set(await find())) {
      faults.set(fault, [...(faults.get(fault) ?? []), state.name]);
    }
  }
  return [...faults].map(([fault, names]) => `${namesOf(names)}: ${fault}`);
}

function namesOf(names: readonly string[]): string {
  const others = names.length - mostNames;
  return names.slice(0, mostNames).join(', ') + (others > 0 ? ` and ${others} more` : '');
}
