/** How long messages may be: the panel is 320 px wide, and people read it while a customer waits. */
import { kindOf } from './message-kinds.ts';

/** In characters, except for `sentence`, which is in words. A value counts as a word of eight characters. */
export interface LengthLimits {
  readonly button: number;
  readonly title: number;
  readonly message: number;
  readonly sentence: number;
}

/** For a language without limits of its own. */
const general: LengthLimits = { button: 42, title: 60, message: 250, sentence: 22 };

const limitsOf: Readonly<Record<string, LengthLimits>> = {
  en: { button: 32, title: 45, message: 190, sentence: 18 },
  de: { button: 42, title: 60, message: 245, sentence: 20 },
  fr: { button: 42, title: 60, message: 245, sentence: 22 },
  es: { button: 42, title: 55, message: 230, sentence: 20 },
  ar: { button: 40, title: 42, message: 170, sentence: 17 },
};

/**
 * One line for each limit that a message exceeds.
 *
 * @param language the language, or that of a variant
 */
export function lengthProblems(language: string, key: string, message: string): string[] {
  const limits = limitsOf[language] ?? general;
  const text = message.replaceAll(/\{\w+\}/g, 'value…'.padEnd(8, '…'));
  const kind = kindOf(key);
  const most = kind === 'button' || kind === 'title' ? limits[kind] : limits.message;
  const name = kind === 'button' || kind === 'title' ? kind : 'message';
  const tooLong = text.length > most ? [`${name} of ${text.length} characters, at most ${most}`] : [];
  const sentences = text.split(/(?<=[.!?؟])\s+/).map((sentence) => sentence.split(/\s+/).length);
  const words = Math.max(...sentences);
  const tooMany = words > limits.sentence ? [`sentence of ${words} words, at most ${limits.sentence}`] : [];
  return [...tooLong, ...tooMany];
}
