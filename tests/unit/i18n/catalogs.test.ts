import { describe, expect, it } from 'vitest';
import { englishCatalog, flatten, loadCatalog } from '#lib/i18n/catalogs.ts';
import { languages, variants } from '#lib/i18n/languages.ts';

const others = languages.filter((language) => language !== 'en');
const catalogs = await Promise.all(
  others.map(async (language) => [language, await loadCatalog(language)] as const),
);

/** The English message for a key; English has fewer plural forms, so the others use `other`. */
const inEnglish = (key: string) =>
  englishCatalog.get(key) ?? englishCatalog.get(key.replace(/\.(zero|two|few|many)$/, '.other'));

const valuesOf = (message = '') => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe('groups of messages', () => {
  it('become keys joined by dots', () => {
    const group = { a: 'A', b: { c: 'C', d: { e: 'E' } }, none: {} };
    expect([...flatten(group)]).toEqual([
      ['a', 'A'],
      ['b.c', 'C'],
      ['b.d.e', 'E'],
    ]);
  });
});

describe('English', () => {
  it('is there at once, and as a language among others', async () => {
    expect(englishCatalog.get('loading')).toBe('Loading the invoice from WisePay');
    expect(await loadCatalog('en')).toEqual(englishCatalog);
  });
});

describe('the name of a message', () => {
  // The build joins groups with `_`. A browser refuses an extension with any other special character in such a name,
  // and ignores letter case.
  const names = [...englishCatalog.keys()].map((key) => key.replaceAll('.', '_').toLowerCase());

  it('is one that browsers load', () => {
    expect(names.filter((name) => !/^[a-z0-9_]+$/.test(name))).toEqual([]);
  });

  it('is no other’s', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(catalogs)('the catalog of %s', (_, catalog) => {
  it('has words of its own for what the POD is', () => {
    expect(catalog.get('manifest.about')).toContain('WisePay');
    expect(catalog.get('manifest.about')).not.toBe(englishCatalog.get('manifest.about'));
  });

  it('has no message that the POD never says', () => {
    expect([...catalog.keys()].filter((key) => inEnglish(key) === undefined)).toEqual([]);
  });

  it('has a place for each value of a message, and no other', () => {
    // “One second” and “two seconds” need no figure.
    const needsAll = (key: string) => !/\.(zero|one|two)$/.test(key);
    const wrong = [...catalog].filter(([key, message]) => {
      const given = valuesOf(inEnglish(key));
      const taken = valuesOf(message);
      const hasAll = given.every((name) => taken.includes(name));
      const hasOther = taken.some((name) => !given.includes(name));
      return hasOther || (needsAll(key) && !hasAll);
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(variants)('the catalog of %s', (variant) => {
  it('has every message of its language, some in words of its own', async () => {
    const catalog = await loadCatalog(variant);
    expect([...catalog.keys()]).toEqual([...englishCatalog.keys()]);
    expect(catalog.get('status.cancelled')).toBe('Cancelled');
    expect(catalog.get('actions.pay')).toBe(englishCatalog.get('actions.pay'));
    const own = [...catalog].filter(([key, message]) => message !== englishCatalog.get(key));
    expect(own.length).toBeGreaterThan(3);
    expect(own.length).toBeLessThan(catalog.size / 5);
  });
});
