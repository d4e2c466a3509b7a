import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directionOf, languageOf, languages, variants, wordsFor, wordsTags } from '#lib/i18n/languages.ts';

describe('the language that somebody reads', () => {
  it.each(wordsTags)('is the wanted one where the POD speaks it: %s', (language) => {
    expect(wordsFor([language])).toBe(language);
  });

  it.each([
    ['de-CH', 'de'],
    ['es-419', 'es'],
    ['ar-EG', 'ar'],
    ['FR', 'fr'],
    ['en-US', 'en'],
    ['en-CA', 'en'],
  ])('is that of every region: %s', (tag, language) => {
    expect(wordsFor([tag])).toBe(language);
  });

  it.each([
    ['en_GB', 'en-GB'],
    ['EN-gb', 'en-GB'],
    ['en-IE', 'en-GB'],
    ['en-ZA', 'en-GB'],
    ['en-Latn-AU', 'en-AU'],
    ['en-NZ', 'en-AU'],
  ])('is that of a region that spells differently: %s', (tag, variant) => {
    expect(wordsFor([tag])).toBe(variant);
  });

  it.each(['de-AU', 'fr-GB', 'ja-NZ'])('is never a variant of another language: %s', (tag) => {
    expect(variants).not.toContain(wordsFor([tag]));
  });

  it.each([
    { wanted: ['fr', 'de'], language: 'fr' },
    { wanted: ['ja', 'en-AU'], language: 'en-AU' },
    { wanted: ['en-US', 'en-AU'], language: 'en' },
    { wanted: [null, 'de'], language: 'de' },
    { wanted: ['ja', 'de'], language: 'de' },
    { wanted: ['', 'ar'], language: 'ar' },
  ])('is the first of $wanted that the POD speaks', ({ wanted, language }) => {
    expect(wordsFor(wanted)).toBe(language);
  });

  it.each([
    { wanted: [] },
    { wanted: [null] },
    { wanted: ['ja', 'pt-BR'] },
    { wanted: ['deutsch'] },
    { wanted: ['x'] },
  ])('is English where the POD speaks none of $wanted', ({ wanted }) => {
    expect(wordsFor(wanted)).toBe('en');
  });
});

describe('a variant', () => {
  it.each(variants)('completes its language: %s', (variant) => {
    expect(languageOf(variant)).toBe(variant.split('-')[0]);
  });

  it.each(languages)('is none of the languages: %s', (language) => {
    expect(languageOf(language)).toBe(language);
  });
});

describe('the direction of writing', () => {
  it.each(wordsTags)('is the one that Unicode gives for %s', (language) => {
    expect(new Intl.Locale(language)).toHaveProperty('textInfo.direction', directionOf(language));
  });
});

describe('what people read of the languages', () => {
  const names = languages.map((language) => new Intl.DisplayNames('en', { type: 'language' }).of(language));

  it.each(['README.md', 'docs/admin-guide.md', 'public/managed_schema.json'])('names each in %s', (path) => {
    const text = readFileSync(path, 'utf8');
    for (const name of names) expect(text).toContain(name);
  });

  it.each(['README.md', 'docs/admin-guide.md', 'public/managed_schema.json'])(
    'names each variant in %s',
    (path) => {
      const text = readFileSync(path, 'utf8');
      const adjectives = { 'en-GB': 'British', 'en-AU': 'Australian' };
      for (const variant of variants) expect(text).toContain(adjectives[variant]);
    },
  );
});
