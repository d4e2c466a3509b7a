/** Checks how messages are worded, as far as rules can say it: words, spelling, length, punctuation. */
import { generalFormOf } from './plural-groups.ts';
import type { Catalog } from './read-catalogs.ts';
import { lengthProblems } from './wording/length-limits.ts';
import { sentenceEndProblems } from './wording/sentence-ends.ts';
import { typographyProblems } from './wording/typography.ts';
import { misspelledIn, ruledOutIn } from './wording/wrong-words.ts';

/**
 * One line for each problem, beginning with the key: `error.offline.text: spelling “centre”, use “center”`.
 *
 * @param words a language, or a variant such as `en-AU`, which follows its language's rules and has a spelling of its
 * own; a language without rules of its own is held to the common ones
 */
export function wordingProblems(words: string, catalog: Catalog, english: Catalog): string[] {
  const [language = words] = words.split('-');
  return [...catalog].flatMap(([key, message]) => {
    const original = english.get(key) ?? english.get(generalFormOf(key)) ?? message;
    const wrong = [
      misspelledIn(words, message),
      ...[...new Set([language, words])].map((each) => ruledOutIn(each, message)),
    ];
    const problems = [
      ...wrong.flat().map(({ problem }) => problem),
      ...lengthProblems(language, key, message),
      ...typographyProblems(language, message),
      ...sentenceEndProblems(key, message, original),
    ];
    return problems.map((problem) => `${key}: ${problem}`);
  });
}
