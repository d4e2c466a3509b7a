/** The clicks of one take, as the test that has done it leaves them for the table. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Take } from './takes.ts';

const countedSchema = v.object({
  /** What was clicked, in order. */
  clicks: v.array(v.string()),
});

export type Counted = v.InferOutput<typeof countedSchema>;

/** A take, and its clicks; undefined if it was not done to its end. */
export interface TakeResult extends Take {
  readonly counted: Counted | undefined;
}

const fileIn = (folder: string) => join(folder, 'clicks.json');

/** Call this once the job is done. @param folder the take's */
export async function writeCounted(folder: string, counted: Counted): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileIn(folder), JSON.stringify(counted));
}

/**
 * Reads what a take has left; undefined if it has left nothing.
 *
 * @param folder the take's
 * @throws {Error} if it has left something else
 */
export async function readCounted(folder: string): Promise<Counted | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : v.parse(countedSchema, JSON.parse(text));
}
