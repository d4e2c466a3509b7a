import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '#lib/i18n/languages.ts';
import { setLocale } from '#lib/i18n/locale.ts';
import { currentLanguage, messageParts, plural, setLanguage, t } from '#lib/i18n/translate.ts';

afterEach(async () => {
  await setLanguage('en');
  setLocale(null);
});

const email = 'pat@northwind.example';

describe('a message', () => {
  it('has its values in their places', () => {
    expect(t('signIn.as', { email })).toBe(`Sign in as ${email}.`);
    expect(t('amount.changed.balance', { seen: '$2.00', now: '$1.00' })).toBe(
      'The balance changed from $2.00 to $1.00.',
    );
  });

  it.each(['{now}', '{seen}', '$&', '$1'])('leaves a value as it is, whatever it looks like: %s', (seen) => {
    expect(t('amount.changed.balance', { seen, now: '$1.00' })).toBe(
      `The balance changed from ${seen} to $1.00.`,
    );
  });

  it('comes apart into text and the names of its values', () => {
    expect(messageParts('signIn.as')).toEqual(['Sign in as ', 'email', '.']);
    expect(messageParts('loading')).toEqual(['Loading the invoice from WisePay']);
  });

  it('that nobody has written shows by its name', () => {
    expect(t('no.such.message' as 'loading')).toBe('no.such.message');
  });
});

describe('a value in a sentence', () => {
  it('keeps its own order of signs in Arabic', async () => {
    await setLanguage('ar');
    expect(t('signIn.as', { email })).toContain(`\u2068${email}\u2069`);
    expect(plural('retry.after', 5)).toContain('\u20685\u2069');
  });

  it.each(languages.filter((language) => language !== 'ar'))('stands there plainly: %s', async (language) => {
    await setLanguage(language);
    const text = `${t('signIn.as', { email })} ${plural('retry.after', 5)}`;
    expect(text).toContain(email);
    expect(text).not.toMatch(/[\u2066-\u2069]/);
  });
});

describe('a number of things', () => {
  it.each([
    [0, 'You can try again in 0 seconds.'],
    [1, 'You can try again in 1 second.'],
    [2, 'You can try again in 2 seconds.'],
  ])('has the form that goes with it: %i', (count, text) => {
    expect(plural('retry.after', count)).toBe(text);
  });

  it('is in the notation that was chosen', () => {
    setLocale('de-DE');
    expect(plural('retry.after', 1250)).toBe('You can try again in 1.250 seconds.');
  });
});

describe('another language', () => {
  it('is spoken once its words are there, and not before', async () => {
    const english = t('manifest.about');
    const loading = setLanguage('es');
    expect(currentLanguage()).toBe('en');
    expect(t('manifest.about')).toBe(english);
    await loading;
    expect(currentLanguage()).toBe('es');
    expect(t('manifest.about')).not.toBe(english);
  });

  it('gives way to English again', async () => {
    const english = t('manifest.about');
    await setLanguage('fr');
    await setLanguage('en');
    expect(currentLanguage()).toBe('en');
    expect(t('manifest.about')).toBe(english);
  });

  it('may be a variant of English, with its plural forms', async () => {
    await setLanguage('en-AU');
    expect(currentLanguage()).toBe('en-AU');
    expect(t('status.cancelled')).toBe('Cancelled');
    expect(t('common.back')).toBe('Back');
    expect(plural('retry.after', 1)).toContain('1 second');
  });
});
