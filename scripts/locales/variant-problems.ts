/** Compares a variant, such as Australian English, with its language: it has what differs there, and nothing else. */
import type { Catalog } from './read-catalogs.ts';
import { messageProblems, valuesIn } from './translation-problems.ts';
import { misspelledIn, ruledOutIn, type WrongWords } from './wording/wrong-words.ts';

/**
 * One line for each problem, beginning with the key.
 *
 * @param variant such as `en-AU`
 * @param catalog that of the language that the variant completes
 */
export function variantProblems(variant: string, own: Catalog, catalog: Catalog): string[] {
  const lacking = [...catalog].filter(([key]) => !own.has(key));
  return [
    ...lacking.flatMap(([key, message]) =>
      differingIn(variant, message).map(({ problem }) => `${key} is missing: ${problem}`),
    ),
    ...[...own].flatMap(([key, message]) => ownProblems(variant, key, message, catalog.get(key))),
  ];
}

/** The words of the language's message that cannot stay as they are, from left to right. */
function differingIn(variant: string, message: string): WrongWords[] {
  const found = [...misspelledIn(variant, message), ...ruledOutIn(variant, message)];
  return found.sort((one, other) => one.index - other.index);
}

function ownProblems(variant: string, key: string, message: string, original: string | undefined): string[] {
  if (original === undefined) return messageProblems(key, message, undefined);
  if (message === original) return [`${key} is the same without the variant`];
  const problems = messageProblems(key, message, { values: valuesIn(original), maySayNumber: false });
  if (problems.length > 0) return problems;
  const differing = differingIn(variant, original);
  // A message of the language that was rewritten must not live on in a variant.
  if (patternOf(original, differing).test(message)) return [];
  return [`${key} differs in more than the words of the variant from “${original}”`];
}

/** The language's message with anything in place of the words that differ. */
function patternOf(message: string, differing: readonly WrongWords[]): RegExp {
  const parts: string[] = [];
  let end = 0;
  for (const { index, text } of differing) {
    if (index < end) continue;
    parts.push(escaped(message.slice(end, index)));
    end = index + text.length;
  }
  return new RegExp(`^${[...parts, escaped(message.slice(end))].join('[^.{}]+')}$`, 'u');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
