import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directionOf, languageFor, languages } from '#lib/i18n/languages.ts';

describe('the language that somebody reads', () => {
  it.each(languages)('is the wanted one where the POD speaks it: %s', (language) => {
    expect(languageFor([language])).toBe(language);
  });

  it.each([
    ['de-CH', 'de'],
    ['es-419', 'es'],
    ['ar-EG', 'ar'],
    ['FR', 'fr'],
    ['en_GB', 'en'],
  ])('is that of every region: %s', (tag, language) => {
    expect(languageFor([tag])).toBe(language);
  });

  it.each([
    { wanted: ['fr', 'de'], language: 'fr' },
    { wanted: [null, 'de'], language: 'de' },
    { wanted: ['ja', 'de'], language: 'de' },
    { wanted: ['', 'ar'], language: 'ar' },
  ])('is the first of $wanted that the POD speaks', ({ wanted, language }) => {
    expect(languageFor(wanted)).toBe(language);
  });

  it.each([
    { wanted: [] },
    { wanted: [null] },
    { wanted: ['ja', 'pt-BR'] },
    { wanted: ['deutsch'] },
    { wanted: ['x'] },
  ])('is English where the POD speaks none of $wanted', ({ wanted }) => {
    expect(languageFor(wanted)).toBe('en');
  });
});

describe('the direction of writing', () => {
  it.each(languages)('is the one that Unicode gives for %s', (language) => {
    expect(new Intl.Locale(language)).toHaveProperty('textInfo.direction', directionOf(language));
  });
});

describe('what people read of the languages', () => {
  const names = languages.map((language) => new Intl.DisplayNames('en', { type: 'language' }).of(language));

  it.each(['README.md', 'docs/admin-guide.md', 'public/managed_schema.json'])('names each in %s', (path) => {
    const text = readFileSync(path, 'utf8');
    for (const name of names) expect(text).toContain(name);
  });
});
