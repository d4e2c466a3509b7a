import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLessonText, writeLessonText } from '#lib/options/lesson-text.ts';
import { lesson } from '../worker/teaching/support/taught.ts';

const { overrides } = lesson;

describe('the text of a taught screen', () => {
  it.each(['value', 'file'] as const)('leads to the same screen in another browser: %s', (form) => {
    expect(readLessonText(writeLessonText(overrides, form))).toEqual(overrides);
  });

  it('may come from a settings file with other settings', () => {
    const file = JSON.stringify({ idleMinutes: 5, detection: overrides });
    expect(readLessonText(file)).toEqual(overrides);
  });

  it('may be copied with space around it', () => {
    expect(readLessonText(`\n  ${writeLessonText(overrides, 'value')}\n`)).toEqual(overrides);
  });

  it('has only its usable parts', () => {
    const text = JSON.stringify({ ...overrides, toolbars: ['a:has(b)'], script: 'alert(1)' });
    expect(readLessonText(text)).toEqual(overrides);
  });

  it.each([
    '',
    'Invoice 20101',
    '{}',
    '[]',
    'null',
    '{"detection": null}',
    '{"toolbars": [".bar"]}',
    JSON.stringify({ fields: [{ selector: '.a:hover', number: '(\\d+)' }] }),
    JSON.stringify({ fields: [{ selector: '.a', number: '(' }] }),
    JSON.stringify(overrides).padEnd(100_001),
  ])('is nothing where it does not say where the number is: %s', (text) => {
    expect(readLessonText(text)).toBeNull();
  });

  it('of any kind breaks nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const read = readLessonText(text);
        expect(read === null || read.fields !== undefined).toBe(true);
      }),
    );
  });
});
