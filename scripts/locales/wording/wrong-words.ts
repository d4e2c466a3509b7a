/** Finds words and phrases that a language, or a variant of it, rules out. */
import { arabicSpellings, frenchSpellings, germanSpellings, spanishSpellings } from './misspellings.ts';
import { phrasesOf } from './phrases.ts';
import { americanSpellings, commonwealthSpellings, type Spellings } from './spelling.ts';

/** A place in a message. */
export interface WrongWords {
  readonly index: number;
  readonly text: string;
  /** What is wrong with it: `spelling “centre”, use “center”`. */
  readonly problem: string;
}

/** By language or variant. */
export const spellingsOf: Readonly<Record<string, Spellings>> = {
  en: americanSpellings,
  'en-AU': commonwealthSpellings,
  'en-GB': commonwealthSpellings,
  de: germanSpellings,
  fr: frenchSpellings,
  es: spanishSpellings,
  ar: arabicSpellings,
};

/** Whole words: a vowel sign in Arabic is a part of one. */
const word = /[\p{L}\p{M}]+/gu;
const compound = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)+/gu;

/**
 * Words that are spelled differently where the message is read.
 *
 * @param words a language or a variant, such as `en-AU`
 */
export function misspelledIn(words: string, message: string): WrongWords[] {
  const spellings = spellingsOf[words] ?? new Map<string, string>();
  return [...matchesOf(word, message), ...matchesOf(compound, message)].flatMap(({ index, text }) => {
    const instead = spellings.get(text) ?? spellings.get(lowered(text));
    return instead === undefined ? [] : [{ index, text, problem: `spelling “${text}”, use “${instead}”` }];
  });
}

/**
 * Phrases that the message may not have.
 *
 * @param words a language or a variant; a variant rules out only what its language allows
 */
export function ruledOutIn(words: string, message: string): WrongWords[] {
  return (phrasesOf[words] ?? []).flatMap(({ wrong, instead }) =>
    matchesOf(new RegExp(`(?<![\\p{L}\\p{M}])(?:${wrong})(?![\\p{L}\\p{M}])`, 'giu'), message).map(
      ({ index, text }) => ({ index, text, problem: `wording “${text}”, use “${instead}”` }),
    ),
  );
}

/** In lower case: the right spelling of a compound may differ from the wrong one only in its capitals. */
function lowered(text: string): string {
  return text.includes('-') ? text : text.toLowerCase();
}

/** Without the names of values, which nobody reads. */
function matchesOf(pattern: RegExp, message: string): { readonly index: number; readonly text: string }[] {
  const read = message.replaceAll(/\{\w+\}/g, (name) => '_'.repeat(name.length));
  return [...read.matchAll(pattern)].map(({ index, 0: text }) => ({ index, text }));
}
