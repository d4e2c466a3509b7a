// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setLocale } from '#lib/i18n/locale.ts';
import { show, textOf, under } from '../support/options-page.tsx';
import { settings } from '../support/settings.ts';
import { lesson } from '../worker/teaching/support/taught.ts';

beforeEach(() => setLocale('en-US'));
afterEach(() => {
  cleanup();
  setLocale(null);
});

describe('a taught screen', () => {
  const taught = { settings: { ...settings, lesson } };
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('is told with what the panel goes by, and undone with one press', () => {
    const { forgetLesson } = show(taught);
    expect(textOf('Taught screen')).toContain('It goes by the row.');
    expect(textOf('Taught screen')).toContain('Invoice No.');
    press('Undo');
    expect(forgetLesson).toHaveBeenCalledOnce();
  });

  it('that was undone leaves the focus where that is said', () => {
    const { redraw } = show(taught);
    screen.getByRole('button', { name: 'Undo' }).focus();
    redraw({});
    expect(document.activeElement?.textContent).toContain('No screen was taught in this browser.');
  });

  it.each([
    ['Copy the policy value', 'value'],
    ['Copy a settings file', 'file'],
  ])('is copied for the administrator: %s', (name, form) => {
    const { copyLesson } = show(taught);
    press(name);
    expect(copyLesson).toHaveBeenCalledExactlyOnceWith(form);
  });

  it('can be copied by hand where the browser does not do it', () => {
    show({ ...taught, lessonCopy: { text: '{"fields": []}', isCopied: false } });
    expect(textOf('Taught screen')).toContain('copy it yourself');
    expect(screen.getByRole('textbox', { name: 'What the panel learned' })).toHaveProperty(
      'value',
      '{"fields": []}',
    );
  });

  it('comes from another browser', () => {
    const { importLesson } = show({});
    fireEvent.input(screen.getByRole('textbox', { name: 'Paste what was copied there' }), {
      target: { value: '{"fields": 1}' },
    });
    press('Use it');
    expect(importLesson).toHaveBeenCalledExactlyOnceWith('{"fields": 1}');
  });

  it('from another browser is told as such', () => {
    const imported = { ...lesson, kind: null, words: [] };
    show({ settings: { ...settings, lesson: imported }, lessonImport: 'imported' });
    expect(textOf('Taught screen')).toContain('It goes by what was taught in another browser.');
    expect(textOf('Taught screen')).toContain('The panel now goes by it.');
  });

  it('that cannot be read is told beside its field', () => {
    show({ lessonImport: 'unreadable' });
    const field = screen.getByRole('textbox', { name: 'Paste what was copied there' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(textOf('Taught screen')).toContain('Copy it again in the other browser.');
  });

  it('is not offered where the administrator forbids teaching', () => {
    show({ settings: under({ teaching: false }) });
    expect(screen.queryByRole('region', { name: 'Taught screen' })).toBeNull();
  });
});
