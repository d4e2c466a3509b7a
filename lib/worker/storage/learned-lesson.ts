/** What the POD was taught of a screen, in the browser's local storage. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { hasPlace, type Lesson, lessonSchema } from '../../protocol/lesson.ts';

const key = 'lesson.learned';
const learnedSchema = v.object({
  lesson: v.pipe(
    lessonSchema,
    v.check(({ overrides }) => hasPlace(overrides)),
  ),
  /** In ms since 1970, by the machine's clock. */
  learnedAt: v.number(),
});

/** The lesson, and when it was learned; null if there is none, or none that can be read. Rejects if the storage fails. */
export async function readLearned(): Promise<v.InferOutput<typeof learnedSchema> | null> {
  const stored = v.safeParse(learnedSchema, (await browser.storage.local.get(key))[key]);
  return stored.success ? stored.output : null;
}

/** The lesson alone. */
export async function readLesson(): Promise<Lesson | null> {
  return (await readLearned())?.lesson ?? null;
}

/**
 * Replaces an earlier lesson. Rejects if the storage fails.
 *
 * @param learnedAt in ms since 1970
 */
export async function writeLesson(lesson: Lesson, learnedAt: number): Promise<void> {
  await browser.storage.local.set({ [key]: { lesson, learnedAt } });
}

/** Rejects if the storage fails. */
export async function forgetLesson(): Promise<void> {
  await browser.storage.local.remove(key);
}

const healthKey = 'lesson.health';

/** How the lesson has fared. What is stored for an earlier lesson does not count. */
export const lessonHealthStore = {
  /** Unchecked; undefined before the first write. */
  read: async (): Promise<unknown> => (await browser.storage.local.get(healthKey))[healthKey],
  write: (counts: unknown) => browser.storage.local.set({ [healthKey]: counts }),
};
