/** What `npm run jobs` films: each job at two sizes of the screen, with the panel in two places. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface Job {
  /** Also the name of its folder. */
  readonly name: string;
  readonly title: string;
  /** The most clicks that it may take; null if they are only counted. */
  readonly wanted: number | null;
}

export const jobs = [
  { name: 'refund', title: 'full refund', wanted: 4 },
  { name: 'refund-two-payments', title: 'refund of two payments', wanted: 5 },
  { name: 'terminal', title: 'terminal, whole balance', wanted: 2 },
  { name: 'remind', title: 'reminder', wanted: 2 },
  { name: 'copy-link', title: 'copy the payment link', wanted: 1 },
  { name: 'pay', title: 'Pay Invoice', wanted: null },
  { name: 'cancel-terminal', title: 'cancel a terminal payment', wanted: null },
  { name: 'void', title: 'void', wanted: null },
] as const satisfies readonly Job[];

export type JobName = (typeof jobs)[number]['name'];

export interface ScreenSize {
  /** In CSS px. */
  readonly width: number;
  /** In CSS px. */
  readonly height: number;
}

export const sizes = {
  '1280x800': { width: 1280, height: 800 },
  '1920x1080': { width: 1920, height: 1080 },
} as const satisfies Readonly<Record<string, ScreenSize>>;

export type SizeName = keyof typeof sizes;

/** Over the page, or in the browser's side panel. */
export const places = ['panel', 'side-panel'] as const;

export type PlaceName = (typeof places)[number];

/** One job, done once. */
export interface Take {
  readonly job: JobName;
  readonly size: SizeName;
  readonly place: PlaceName;
}

/** Names, separated by commas; undefined for all. */
export interface TakeChoice {
  readonly jobs?: string | undefined;
  readonly size?: string | undefined;
  readonly place?: string | undefined;
}

/**
 * The chosen takes, job by job.
 *
 * @throws {Error} if a name is not one of them
 */
export function takesOf(choice: TakeChoice = {}): Take[] {
  const names = jobs.map(({ name }) => name);
  const chosenJobs = chosen('jobs', names, choice.jobs);
  const chosenSizes = chosen('size', Object.keys(sizes) as SizeName[], choice.size);
  const chosenPlaces = chosen('place', places, choice.place);
  return chosenJobs.flatMap((job) =>
    chosenSizes.flatMap((size) => chosenPlaces.map((place) => ({ job, size, place }))),
  );
}

function chosen<Name extends string>(option: string, known: readonly Name[], text?: string): Name[] {
  if (text === undefined) return [...known];
  const names = text.split(',');
  const unknown = names.find((name) => !known.some((each) => each === name));
  if (unknown !== undefined) throw new Error(`--${option} takes ${known.join(', ')}, not "${unknown}".`);
  return known.filter((each) => names.includes(each));
}

/** The folder of its screenshots. */
export function folderOf({ job, size, place }: Take): string {
  return join('.output/jobs', job, size, place);
}

/** The title of the test that does it. */
export function titleOf({ job, size, place }: Take): string {
  return `${job} in ${place} at ${size}`;
}

/** A pattern for Playwright that matches the titles of these takes only. */
export function patternFor(takes: readonly Take[]): string {
  return `(?<![\\w-])(?:${takes.map(titleOf).join('|')})`;
}

/** Removes what earlier runs have left of these takes. */
export async function removeTakes(takes: readonly Take[]): Promise<void> {
  await Promise.all(takes.map((take) => rm(folderOf(take), { recursive: true, force: true })));
}
