/** The paths of hands to a last button; the same in every run. */
import { createRandom } from '../../bench/fleet/random.ts';

/** The kinds of last buttons. Those on the same invoice follow each other. */
const actions = ['terminal', 'terminal', 'reminder', 'refund'] as const;
/** Where the hand comes from: a field of PSA, PSA's menu, or the last press in the panel. */
const origins = ['field', 'panel', 'menu'] as const;
/** What PSA does meanwhile: nothing, thousands of changes per second, or redrawing its screen with the toolbar. */
const pages = ['calm', 'busy', 'redrawn'] as const;
/** The times of the fastest and the slowest hand, in ms. */
const fastest = 150;
const slowest = 1_200;

export interface Path {
  readonly action: (typeof actions)[number];
  readonly from: (typeof origins)[number];
  readonly page: (typeof pages)[number];
  /** From rest to rest, in ms. */
  readonly ms: number;
}

/** @param seed any text; each text gives different paths */
export function pathsOf(seed: string, count: number): Path[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index): Path => {
    const action = actions[Math.floor((index / count) * actions.length)] ?? 'terminal';
    // Uniform on a logarithmic scale: as many fast hands as slow ones.
    const ms = Math.round(fastest * (slowest / fastest) ** random());
    return { action, from: pick(random(), origins), page: pick(random(), pages), ms };
  });
}

/** @param part from 0 to less than 1 */
export function pick<T>(part: number, values: readonly T[]): T {
  const value = values[Math.floor(part * values.length)];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}
