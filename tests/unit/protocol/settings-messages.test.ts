import { expect, it } from 'vitest';
import { localeInForce } from '#lib/protocol/settings-messages.ts';
import { settings, settingsUnder } from '../support/settings.ts';

it.each([
  ['the browser’s own where nobody has chosen', settings, null],
  ['what the person has chosen', { ...settings, localeChoice: 'de-CH' as const }, 'de-CH'],
  ['the administrator’s', settingsUnder({ locale: 'fr-CA' }), 'fr-CA'],
  [
    'the administrator’s before the person’s',
    { ...settingsUnder({ locale: 'fr-CA' }), localeChoice: 'de' as const },
    'fr-CA',
  ],
])('the language is %s', (_, given, locale) => {
  expect(localeInForce(given)).toBe(locale);
});
