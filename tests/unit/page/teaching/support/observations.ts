/** Observations as a page makes them, for tests of what is proposed from them. */
import type { Observation, ScreenNames, Sighting } from '#lib/protocol/lesson.ts';

export const noNames: ScreenNames = {
  token: null,
  place: null,
  recordType: null,
  recordId: null,
  roots: [],
  pods: null,
};

/** A heading with the number; `change` replaces parts of it. */
export function sighting(text: string, change: Partial<Sighting> = {}): Sighting {
  return { selector: '.page-title', kind: 'heading', instability: 3, text, texts: [text], ...change };
}

/** An invoice on a screen of that name. */
export function observation(
  number: string,
  names: Partial<ScreenNames>,
  change: Partial<Observation> = {},
): Observation {
  return {
    number,
    recordId: null,
    names: { ...noNames, ...names },
    sightings: [sighting(`Invoice #${number}`)],
    contradictions: [],
    ...change,
  };
}
