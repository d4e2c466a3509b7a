/** What the POD was taught of a screen, in the browser's local storage. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { hasPlace, type Lesson, lessonSchema } from '../../protocol/lesson.ts';

const key = 'lesson.learned';
const storedSchema = v.object({
  [key]: v.object({
    lesson: v.pipe(
      lessonSchema,
      v.check(({ overrides }) => hasPlace(overrides)),
    ),
    /** In ms since 1970, by the machine's clock. */
    learnedAt: v.number(),
  }),
});

/** When the lesson was learned, in ms since 1970; null if there is none. Rejects if the storage fails. */
export async function readLearnedAt(): Promise<number | null> {
  const stored = v.safeParse(storedSchema, await browser.storage.local.get(key));
  return stored.success ? stored.output[key].learnedAt : null;
}

/** The lesson; null if there is none, or none that can be read. Rejects if the storage fails. */
export async function readLesson(): Promise<Lesson | null> {
  const stored = v.safeParse(storedSchema, await browser.storage.local.get(key));
  return stored.success ? stored.output[key].lesson : null;
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
