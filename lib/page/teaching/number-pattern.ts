/**
 * The patterns by which a number is found in a text, from the texts of two invoices. They keep a few words right beside
 * the number, which are PSA's where both invoices have them, and leave out everything else.
 */

import { namesInvoice } from './kind-words.ts';

/** A text that holds a number. */
export interface Sample {
  readonly text: string;
  readonly number: string;
}

export interface NumberPattern {
  /** The source of a regular expression with one group, the number. */
  readonly source: string;
  /** The words beside the number that it has to find. */
  readonly words: readonly string[];
  /** Whether nothing may stand before those words, or before the number where there are none. */
  readonly isAnchored: boolean;
  /** How many better patterns there are for the place. */
  readonly rank: number;
}

/** Any invoice number (`lib/psa/invoice-ref.ts`) with a digit: words in place of a missing number are none. */
const aNumber = String.raw`(?=[A-Za-z./-]*\d)[A-Za-z0-9./-]{1,15}`;
const anyNumber = `(${aNumber})`;
/** A character of no word, in patterns without flags. */
const noWord = String.raw`[^A-Za-z0-9\u00c0-\u1fff\u3040-\uffff]`;
/** What may follow a number of which nothing is cut off. */
const afterNumber = '(?=$|[^A-Za-z0-9./-])';
/** In characters, as in `lib/psa/profile-overrides.ts`. */
const mostCharacters = 500;
/** How many words may stand before the number where nothing else does: more are rather a name. */
const mostWords = 2;
const divider = /[|·,;/–—-]/;

/**
 * The patterns for two samples of one place, the best first: with all that stands before the number in both, with the
 * word right before it or right after it, with the text's first word, with signs alone. Other words are rather parts of
 * customers' names that happen to be alike.
 */
export function numberPatterns(first: Sample, second: Sample): NumberPattern[] {
  const a = around(first);
  const b = around(second);
  if (a === null || b === null) return [];
  const isEnd = a.after === '' && b.after === '';
  const made: NumberPattern[] = [];
  const add = (source: string, literal: string, isAnchored: boolean) => {
    const pattern = new RegExp(source);
    const isRight = [first, second].every(({ text, number }) => pattern.exec(text)?.[1] === number);
    if (isRight && source.length <= mostCharacters)
      made.push({ source, words: wordsIn(literal), isAnchored, rank: made.length });
  };
  const isWhole = a.before === b.before && wordsIn(a.before).length <= mostWords && !/\d/.test(a.before);
  if (isWhole) {
    const hasWords = wordsIn(a.before).length > 0;
    add(`^${escaped(a.before)}${anyNumber}${isEnd && !hasWords ? '$' : afterNumber}`, a.before, true);
  }
  const before = sharedEnd(a.before, b.before);
  const near = nearestWord(before);
  const addNear = () => {
    if (near !== null) add(once(`(?:^|${noWord})${escaped(near)}${anyNumber}${afterNumber}`), near, false);
  };
  // Beyond a sign that divides, a word is as likely part of a customer's name.
  const isDivided = near !== null && divider.test(near) && !namesInvoice(near);
  if (!isDivided) addNear();
  const signs = /[^\p{L}\p{M}\p{N}]*$/u.exec(before)?.[0] ?? '';
  const after = wordAfter(sharedStart(a.after, b.after));
  if (after !== null) {
    const end = `${anyNumber}${escaped(after)}(?=$|${noWord})`;
    add(isWhole ? `^${escaped(a.before)}${end}` : once(`${escaped(signs)}${end}`), after, isWhole);
  }
  const opening = firstWord(a.before);
  if (isEnd && opening !== null && opening === firstWord(b.before)) {
    add(`^${escaped(opening)}(?:${noWord}.*)?${noWord}${anyNumber}$`, opening, true);
  }
  if (isEnd && signs.trim() !== '') add(`${escaped(signs)}${anyNumber}$`, '', false);
  if (isDivided) addNear();
  return made;
}

/** A pattern that may stand anywhere, but not twice: then it does not tell which number is the record's own. */
function once(source: string): string {
  const again = source.replace(anyNumber, () => aNumber);
  return `^(?!(?:.*${again}){2}).*?${source}`;
}

function around({ text, number }: Sample): { readonly before: string; readonly after: string } | null {
  const at = text.indexOf(number);
  return at === -1 ? null : { before: text.slice(0, at), after: text.slice(at + number.length) };
}

/** The end that two texts share, from a whole word on. */
function sharedEnd(a: string, b: string): string {
  const [one, other] = [[...a], [...b]];
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  const end = one.slice(one.length - length);
  const isCut = [one, other].some((text) => isOfWord(text.at(-1 - length)) && isOfWord(end[0]));
  const start = isCut ? end.findIndex((character) => !isOfWord(character)) : 0;
  return start === -1 ? '' : end.slice(start).join('');
}

/** The same of their beginnings. */
function sharedStart(a: string, b: string): string {
  const reversed = (text: string) => [...text].reverse().join('');
  return reversed(sharedEnd(reversed(a), reversed(b)));
}

/** The word right before the number, with the signs between them; null if there is none, or one with digits. */
function nearestWord(text: string): string | null {
  return /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}]+[^\p{L}\p{M}\p{N}]{0,8}$/u.exec(text)?.[0] ?? null;
}

/** The word right after it. */
function wordAfter(text: string): string | null {
  return /^[^\p{L}\p{M}\p{N}]{0,8}\p{L}[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}])/u.exec(text)?.[0] ?? null;
}

/** The word that a text begins with. */
function firstWord(text: string): string | null {
  return /^\p{L}[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}])/u.exec(text)?.[0] ?? null;
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);
}

function wordsIn(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
