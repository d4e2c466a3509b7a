// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { applyLanguage } from '#lib/i18n/apply-language.ts';
import { currentLocale, setLocale } from '#lib/i18n/locale.ts';
import { currentLanguage, setLanguage } from '#lib/i18n/translate.ts';

const root = document.documentElement;

afterEach(async () => {
  await setLanguage('en');
  setLocale(null);
});

describe('a page of the POD', () => {
  it.each([
    { chosen: null, browser: 'de-DE', language: 'de', direction: 'ltr', notation: undefined },
    { chosen: null, browser: 'ar-EG', language: 'ar', direction: 'rtl', notation: undefined },
    { chosen: null, browser: 'en-NZ', language: 'en-AU', direction: 'ltr', notation: undefined },
    { chosen: 'en-IE', browser: 'de', language: 'en-GB', direction: 'ltr', notation: 'en-IE' },
    { chosen: 'en-US', browser: 'en-AU', language: 'en', direction: 'ltr', notation: 'en-US' },
    { chosen: null, browser: 'ja', language: 'en', direction: 'ltr', notation: undefined },
    { chosen: 'fr-CA', browser: 'ar', language: 'fr', direction: 'ltr', notation: 'fr-CA' },
    { chosen: 'ar', browser: 'en-US', language: 'ar', direction: 'rtl', notation: 'ar' },
    { chosen: 'ja', browser: 'es', language: 'es', direction: 'ltr', notation: 'ja' },
    { chosen: 'no language', browser: 'es', language: 'es', direction: 'ltr', notation: undefined },
  ])(
    'speaks $language and writes $direction where $chosen is chosen in a browser in $browser',
    async ({ chosen, browser, language, direction, notation }) => {
      await applyLanguage(document, chosen, browser);
      expect(currentLanguage()).toBe(language);
      expect(root.lang).toBe(language);
      expect(root.dir).toBe(direction);
      expect(currentLocale()).toBe(notation);
    },
  );

  it('changes everything when another language is chosen', async () => {
    await applyLanguage(document, 'ar', 'en');
    await applyLanguage(document, null, 'en');
    expect(currentLanguage()).toBe('en');
    expect(root.lang).toBe('en');
    expect(root.dir).toBe('ltr');
    expect(currentLocale()).toBeUndefined();
  });
});
