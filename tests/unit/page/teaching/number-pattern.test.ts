import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { numberPatterns } from '#lib/page/teaching/number-pattern.ts';
import { profileOverridesSchema } from '#lib/psa/profile-overrides.ts';
import { fc } from '../../support/properties.ts';

/** The patterns for two texts, where `%` stands for the number. */
const patternsFor = (first: string, second: string) =>
  numberPatterns(
    { text: first.replace('%', '20101'), number: '20101' },
    { text: second.replace('%', 'INV-7/2'), number: 'INV-7/2' },
  );
const numberIn = (source: string, text: string) => new RegExp(source).exec(text)?.[1];
const best = (first: string, second: string) => {
  const [pattern] = patternsFor(first, second);
  if (pattern === undefined) throw new Error('there is no pattern');
  return pattern;
};

describe('the words beside the number', () => {
  it.each([
    ['Invoice #% - Contoso', 'Invoice #% - Fabrikam', ['Invoice'], 'Invoice #555 - Adatum', '555'],
    ['Contoso – Invoice %', 'Fabrikam – Invoice %', ['Invoice'], 'Adatum – Invoice 555', '555'],
    ['請求書番号：%', '請求書番号：%', ['請求書番号'], '請求書番号：555', '555'],
    ['فاتورة رقم % – النور', 'فاتورة رقم % – الأمل', ['فاتورة', 'رقم'], 'فاتورة رقم 555 – الخير', '555'],
    ['बीजक % – राम', 'बीजक % – श्याम', ['बीजक'], 'बीजक 555 – सीता', '555'],
    ['%', '%', [], '555', '555'],
  ])('of %j and %j are the screen’s', (first, second, words, text, number) => {
    const pattern = best(first, second);
    expect(pattern.words).toEqual(words);
    expect(numberIn(pattern.source, text)).toBe(number);
  });

  it('may follow the number', () => {
    const after = patternsFor('% (Invoice) A', '% (Invoice) B').find(({ words }) => words.length > 0);
    expect(after?.words).toEqual(['Invoice']);
    expect(numberIn(after?.source ?? '', '555 (Invoice) C')).toBe('555');
    expect(numberIn(after?.source ?? '', '555 (Invoices) C')).toBeUndefined();
  });

  it('are never a part of a word', () => {
    const all = patternsFor('Contoso Dental %', 'Fabrikam Rental %');
    expect(all.flatMap(({ words }) => words)).toEqual([]);
    expect(numberIn(best('Invoice %', 'Invoice %').source, 'Preinvoice 555')).toBeUndefined();
    const near = best('Contoso Invoice %', 'Fabrikam Invoice %');
    expect(numberIn(near.source, 'Adatum PreInvoice 555')).toBeUndefined();
    expect(numberIn(near.source, 'Ōsaka ŌInvoice 555')).toBeUndefined();
  });

  it('are never a part of a word that has vowel signs', () => {
    const all = patternsFor('राम चालान %', 'श्याम मालान %');
    expect(all.flatMap(({ words }) => words)).toEqual([]);
  });

  it('are never a part of a word in rare characters', () => {
    // The two first characters differ only in their first half.
    const all = patternsFor('\u{20bb7}田商店 %', '\u{217b7}田商店 %');
    expect(all.flatMap(({ words }) => words)).toEqual([]);
  });

  it('are none with a digit, which would be one record’s', () => {
    const all = patternsFor('Studio54 %', 'Studio54 %');
    expect(all.map(({ source }) => source).filter((source) => source.includes('54'))).toEqual([]);
    expect(all.flatMap(({ words }) => words)).toEqual([]);
  });
});

it('a text that names two numbers in the same words gives neither', () => {
  const { source } = best('Contoso: Invoice %', 'Fabrikam: Invoice %');
  expect(numberIn(source, 'Adatum: Invoice 555')).toBe('555');
  expect(numberIn(source, 'Adatum: Previous Invoice 444 Invoice 555')).toBeUndefined();
  expect(numberIn(source, 'Adatum: Invoice 555, next Invoice 666')).toBeUndefined();
});

it('words in place of a missing number are no number, and a longer number is not cut off', () => {
  const { source } = best('Invoice %', 'Invoice %');
  expect(numberIn(source, 'Invoice draft')).toBeUndefined();
  expect(numberIn(source, 'Invoice 1234567890123456')).toBeUndefined();
});

it('signs of regular expressions in the text stand for themselves', () => {
  const { source } = best('(Invoice) [no.*]+? $^{}|\\ %', '(Invoice) [no.*]+? $^{}|\\ %');
  expect(numberIn(source, '(Invoice) [no.*]+? $^{}|\\ 555')).toBe('555');
  const starred = best('Invoice.* %', 'Invoice.* %').source;
  expect(numberIn(starred, 'Invoice.* 555')).toBe('555');
  expect(numberIn(starred, 'Invoice, of Contoso 555')).toBeUndefined();
});

it('nothing is found where the number is not in the text, or the texts have nothing in common', () => {
  expect(numberPatterns({ text: 'Invoice', number: '1' }, { text: 'Invoice 2', number: '2' })).toEqual([]);
  expect(patternsFor('Contoso % open', 'Fabrikam x% paid')).toEqual([]);
});

describe('for any texts', () => {
  const consonants = fc.constantFrom(...'bcdfgklmprstvz');
  const syllable = fc.tuple(consonants, fc.constantFrom(...'aeiou')).map((letters) => letters.join(''));
  /** Words of the one customer begin with an X, those of the other with a Q; their ends may be alike. */
  const nameOf = (initial: string) =>
    fc
      .array(
        fc.array(syllable, { minLength: 1, maxLength: 3 }).map((parts) => initial + parts.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map((words) => words.join(' '));
  const number = fc.stringMatching(/^(?:INV-)?[1-9]\d{3,6}$/);
  const template = fc.constantFrom(
    'Invoice #% - @',
    '@ - Invoice %',
    '@: % (open)',
    '@ %',
    '% @',
    'Rechnung Nr. % | @',
    '@請求書 %',
    'فاتورة % @',
    'a.b*c(d)[e]{f}?+^$|\\/ % @',
  );
  const fill = (text: string, name: string, value: string) =>
    text.replace('@', () => name).replace('%', () => value);
  const anySamples = fc
    .record({ template, one: nameOf('X'), two: nameOf('Q'), first: number, second: number })
    .filter(({ first, second }) => first !== second)
    .map(({ template: text, one, two, first, second }) => ({
      names: [one, two],
      samples: [
        { text: fill(text, one, first), number: first },
        { text: fill(text, two, second), number: second },
      ] as const,
    }));

  it('each pattern gives the number of each invoice, and may be stored', () => {
    fc.assert(
      fc.property(anySamples, ({ samples }) => {
        for (const { source } of numberPatterns(...samples)) {
          for (const { text, number: expected } of samples) expect(numberIn(source, text)).toBe(expected);
          const fields = [{ selector: 'h1', number: source, needsScreen: true }];
          expect(v.parse(profileOverridesSchema, { fields }).fields).toEqual(fields);
        }
      }),
    );
  });

  it('no word of the customers’ names is in a pattern', () => {
    fc.assert(
      fc.property(anySamples, ({ names, samples }) => {
        const words = names.flatMap((name) => name.split(' '));
        for (const pattern of numberPatterns(...samples)) {
          expect(words.filter((word) => pattern.source.includes(word))).toEqual([]);
          expect(pattern.words.filter((word) => names.some((name) => name.includes(word)))).toEqual([]);
        }
      }),
    );
  });
});

it('a pattern that is too long to be stored is not proposed', () => {
  const dots = (count: number) => `Invoice${'.'.repeat(count)}`;
  const long = (count: number) => patternsFor(`Contoso ${dots(count)}%`, `Fabrikam ${dots(count)}%`);
  expect(long(8)).not.toEqual([]);
  const whole = (count: number) =>
    patternsFor(`Invoice${'.'.repeat(count)}%`, `Invoice${'.'.repeat(count)}%`);
  expect(whole(100)).not.toEqual([]);
  expect(whole(290)).toEqual([]);
});
