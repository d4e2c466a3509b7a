/** The screenshots that `npm run jobs` leaves, by job. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobScreenshots } from './moving-picture.ts';

export interface WantedScreenshots {
  /** The folder with a folder for each job. */
  readonly folder: string;
  /** Names of jobs, in the order in which they are shown. */
  readonly jobs: readonly string[];
  /** The size of the screen and the place of the panel: names of folders within each job's. */
  readonly size: string;
  readonly place: string;
}

/**
 * Reads the screenshots of each job, `<job>/<size>/<place>/NN-*.png`, in the order of their numbers.
 *
 * @throws {Error} if a job has none
 */
export async function findScreenshots(wanted: WantedScreenshots): Promise<JobScreenshots[]> {
  return Promise.all(
    wanted.jobs.map((job) => screenshotsIn(join(wanted.folder, job, wanted.size, wanted.place))),
  );
}

async function screenshotsIn(folder: string): Promise<JobScreenshots> {
  const names = await readdir(folder).catch((): string[] => []);
  const numbered = names.filter((name) => /^\d+-.*\.png$/.test(name));
  if (numbered.length === 0)
    throw new Error(`There are no screenshots in ${folder}. Run npm run jobs first.`);
  numbered.sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  return Promise.all(numbered.map((name) => readFile(join(folder, name))));
}
