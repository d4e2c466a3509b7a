/** How far a person has come with teaching the POD a screen. The texts are the page's: it is kept for the session only. */
import * as v from 'valibot';
import {
  foundPlaceSchema,
  lessonProblemSchema,
  observationSchema,
  type Teaching,
} from '../../protocol/lesson.ts';

/** Session storage: survives the worker and the popup, not the browser. */
export interface ProgressStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(progress: Progress): Promise<void>;
  clear(): Promise<void>;
}

const progressSchema = v.object({
  /** The invoices that were seen; null until then. */
  first: v.nullable(observationSchema),
  second: v.nullable(observationSchema),
  /** Why the last step was not taken; null if it was. */
  problem: v.nullable(lessonProblemSchema),
  /** Where the last step that was taken found the number. */
  place: v.nullable(foundPlaceSchema),
});

export type Progress = Readonly<v.InferOutput<typeof progressSchema>>;

/** Before the first step. */
export const nothingTaken: Progress = { first: null, second: null, problem: null, place: null };

/** The progress; null if there is none, or none that can be read. Rejects if the storage fails. */
export async function readProgress(store: Pick<ProgressStore, 'read'>): Promise<Progress | null> {
  const stored = v.safeParse(progressSchema, await store.read());
  return stored.success ? stored.output : null;
}

/** The step that comes next. */
export function nextStep({ first, second }: Progress): Teaching['step'] {
  if (first === null) return 'first';
  return second === null ? 'second' : 'other';
}
