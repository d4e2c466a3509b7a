/** Full stops: sentences have them, titles and buttons do not. */
import { kindOf } from './message-kinds.ts';

const end = /[.!?؟:…](?:[”“»)]|\s»)*$/u;
const stop = /\.(?:[”“»)]|\s»)*$/u;

/**
 * One line for a message that ends wrongly.
 *
 * @param english the English message, whose end shows whether a fragment is a sentence; the same for English itself
 */
export function sentenceEndProblems(key: string, message: string, english: string): string[] {
  const kind = kindOf(key);
  if (kind === 'button' || kind === 'title') {
    return stop.test(message) ? [`${kind} ends with a full stop`] : [];
  }
  const isSentence = kind === 'text' || hasSeveralSentences(english) || stop.test(english);
  if (isSentence) return end.test(message) ? [] : ['sentence without a full stop'];
  return stop.test(message) ? ['full stop, which the English message does not have'] : [];
}

/** A value with a full stop is no sentence of the message. */
function hasSeveralSentences(message: string): boolean {
  return /[^}][.!?] \p{Lu}/u.test(message);
}
