import { afterEach, describe, expect, it } from 'vitest';
import { languageName, notationWords, ownLanguageName } from '#components/words/language-words.ts';
import { setLocale } from '#lib/i18n/locale.ts';
import { setLanguage } from '#lib/i18n/translate.ts';

afterEach(async () => {
  await setLanguage('en');
  setLocale(null);
});

describe('a language’s name', () => {
  it.each([
    ['en', 'de-CH', 'German (Switzerland)'],
    ['en', 'ja-JP', 'Japanese (Japan)'],
    ['de', 'de-CH', 'Deutsch (Schweiz)'],
    ['fr', 'es', 'espagnol'],
  ] as const)('is in the language of the page: in %s, %s is %s', async (language, locale, name) => {
    await setLanguage(language);
    expect(languageName(locale)).toBe(name);
  });

  it('is its tag where it has none', () => {
    expect(languageName('qaa')).toBe('qaa');
  });
});

describe('a language’s own name', () => {
  it.each([
    ['en-AU', 'English (Australia)'],
    ['fr-CA', 'Français (Canada)'],
    ['ar', 'العربية'],
  ])('is in that language, whatever the page is in: %s', async (locale, name) => {
    await setLanguage('de');
    expect(ownLanguageName(locale)).toBe(name);
  });
});

describe('the notation', () => {
  it.each([
    ['en-US', '$1,234.50', 'Mar 31, 2027'],
    ['en-GB', 'US$1,234.50', '31 Mar 2027'],
    ['de', '1.234,50\u00a0$', '31.03.2027'],
  ])('is shown by an amount and a day: %s', (locale, amount, day) => {
    setLocale(locale);
    expect(notationWords()).toBe(`Amounts and dates look like ${amount} and ${day}.`);
  });
});
