/** Languages with few messages, regardless of the real catalogs. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plural, setLanguage, t } from '#lib/i18n/translate.ts';

vi.mock('../../../locales/de.json', () => ({ default: { loading: 'Die Rechnung wird geladen' } }));
vi.mock('../../../locales/ar.json', () => ({
  default: {
    retry: {
      after: { one: 'one', two: 'two', few: 'few: {count}', many: 'many: {count}', other: 'other: {count}' },
    },
  },
}));

afterEach(() => setLanguage('en'));

describe('a language that lacks a message', () => {
  it('has it in English, and its own words for the others', async () => {
    await setLanguage('de');
    expect(t('loading')).toBe('Die Rechnung wird geladen');
    expect(t('signIn.as', { email: 'pat@northwind.example' })).toBe('Sign in as pat@northwind.example.');
    expect(plural('retry.after', 3)).toBe('You can try again in 3 seconds.');
  });
});

describe('a number of things in Arabic', () => {
  it.each([
    [1, 'one'],
    [2, 'two'],
    [3, 'few: \u20683\u2069'],
    [11, 'many: \u206811\u2069'],
    [100, 'other: \u2068100\u2069'],
  ])('has the form that goes with it there: %i', async (count, text) => {
    await setLanguage('ar');
    expect(plural('retry.after', count)).toBe(text);
  });

  it('has the general form where its own is lacking', async () => {
    await setLanguage('ar');
    expect(plural('retry.after', 0)).toBe('other: \u20680\u2069');
  });
});
