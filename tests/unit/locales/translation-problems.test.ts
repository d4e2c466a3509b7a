import { describe, expect, it } from 'vitest';
import { translationProblems } from '../../../scripts/locales/translation-problems.ts';

const english = new Map([
  ['title', 'Refund'],
  ['text', 'Refund {amount} of {number}?'],
  ['wait.one', '{count} second'],
  ['wait.other', '{count} seconds'],
  ['method.card', 'Card'],
  ['method.other', 'Something else'],
]);

const german = new Map([
  ['title', 'Rückerstattung'],
  ['text', '{number}: {amount} erstatten?'],
  ['wait.one', '{count} Sekunde'],
  ['wait.other', '{count} Sekunden'],
  ['method.card', 'Karte'],
  ['method.other', 'Etwas anderes'],
]);

function problemsIn(language: string, changes: Readonly<Record<string, string | null>>): string[] {
  const changed = new Map(german);
  for (const [key, message] of Object.entries(changes)) {
    if (message === null) changed.delete(key);
    else changed.set(key, message);
  }
  return translationProblems(language, changed, english);
}

describe('a language', () => {
  it('that has every message with every value has no problem', () => {
    expect(problemsIn('de', {})).toEqual([]);
    expect(translationProblems('en', english, english)).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string | null>>, string[]]>([
    ['lacks a message', { title: null }, ['title is missing']],
    ['lacks one that looks like a plural form', { 'method.other': null }, ['method.other is missing']],
    ['has a message too many', { old: 'Alt' }, ['old is not asked for']],
    ['says nothing', { title: ' ' }, ['title is empty']],
    ['leaves a value out', { text: '{amount} erstatten?' }, ['text lacks {number}']],
    [
      'names a value differently',
      { text: '{betrag} von {number} erstatten?' },
      ['text lacks {amount}', 'text has {betrag}, which nobody fills in'],
    ],
    ['writes a value so that nobody finds it', { text: '{ amount } von {number}?' }, ['text lacks {amount}']],
    ['lacks a plural form', { 'wait.one': null }, ['wait.one is missing']],
    [
      'has a plural form that it does not use',
      { 'wait.few': '{count} Sekunden' },
      ['wait.few is not asked for'],
    ],
    ['leaves out of how many it speaks', { 'wait.other': 'Sekunden' }, ['wait.other lacks {count}']],
  ])('is told where it %s', (_, changes, problems) => {
    expect(problemsIn('de', changes)).toEqual(problems);
  });
});

describe('plural forms', () => {
  it('are those of the language itself, whatever English has', () => {
    expect(problemsIn('ar', {})).toEqual([
      'wait.zero is missing',
      'wait.two is missing',
      'wait.few is missing',
      'wait.many is missing',
    ]);
    expect(problemsIn('ja', {})).toEqual(['wait.one is not asked for']);
  });

  it('for one number alone may say it in words', () => {
    expect(problemsIn('de', { 'wait.one': 'eine Sekunde' })).toEqual([]);
    const arabic = {
      'wait.zero': 'بلا انتظار',
      'wait.one': 'ثانية',
      'wait.two': 'ثانيتان',
      'wait.few': '{count} ثوانٍ',
      'wait.many': '{count} ثانية',
    };
    expect(problemsIn('ar', arabic)).toEqual([]);
  });

  it('for several numbers may not: in French, “one” is for none as well', () => {
    const french = { 'wait.one': 'une seconde', 'wait.many': '{count} de secondes' };
    expect(problemsIn('fr', french)).toEqual(['wait.one lacks {count}']);
  });
});
