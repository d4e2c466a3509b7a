/** The ways that hands take to a last button: the same ones in every run. */
import { createRandom } from '../../bench/fleet/random.ts';

/** The last buttons after which money moves or an email goes out, those of one invoice one after the other. */
const actions = ['terminal', 'terminal', 'reminder', 'refund'] as const;
/** Where the hand comes from: a field of PSA's, PSA's menu, or what was pressed in the panel just now. */
const origins = ['field', 'panel', 'menu'] as const;
/** What PSA does meanwhile: nothing, thousands of changes a second, or it draws its screen with the toolbar once more. */
const pages = ['calm', 'busy', 'redrawn'] as const;
/** The fastest and the slowest hand, in ms. */
const fastest = 150;
const slowest = 1_200;

export interface Path {
  readonly action: (typeof actions)[number];
  readonly from: (typeof origins)[number];
  readonly page: (typeof pages)[number];
  /** From rest to rest, in ms. */
  readonly ms: number;
}

/** @param seed any text; another one has other paths */
export function pathsOf(seed: string, count: number): Path[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index): Path => {
    const action = actions[Math.floor((index / count) * actions.length)] ?? 'terminal';
    // As many fast hands as slow ones, by ratio.
    const ms = Math.round(fastest * (slowest / fastest) ** random());
    return { action, from: pick(random(), origins), page: pick(random(), pages), ms };
  });
}

/** @param part from 0 up to, but not, 1 */
export function pick<T>(part: number, values: readonly T[]): T {
  const value = values[Math.floor(part * values.length)];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}
