import { describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { forgetLesson, readLearned, readLesson, writeLesson } from '#lib/worker/storage/learned-lesson.ts';
import { lesson } from '../teaching/support/taught.ts';

describe('what was learned of a screen', () => {
  it('is kept until it is forgotten, and replaced by what is learned next', async () => {
    expect(await readLesson()).toBeNull();
    expect(await readLearned()).toBeNull();
    await writeLesson(lesson, 1);
    expect(await readLesson()).toEqual(lesson);
    expect(await readLearned()).toEqual({ lesson, learnedAt: 1 });
    await writeLesson({ ...lesson, isSure: false }, 2);
    expect(await readLesson()).toEqual({ ...lesson, isSure: false });
    await forgetLesson();
    expect(await readLesson()).toBeNull();
  });

  it.each<[string, unknown]>([
    ['is no structure', 'a row'],
    ['has no time', { lesson }],
    ['names another kind of place', { lesson: { ...lesson, kind: 'cellar' }, learnedAt: 1 }],
    ['has no place', { lesson: { ...lesson, overrides: {} }, learnedAt: 1 }],
    [
      'has a place that cannot be looked for',
      { lesson: { ...lesson, overrides: { fields: [{ selector: 'a, b', number: '(.)' }] } }, learnedAt: 1 },
    ],
  ])('is nothing where the storage %s', async (_, stored) => {
    await browser.storage.local.set({ 'lesson.learned': stored });
    expect(await readLesson()).toBeNull();
  });
});
