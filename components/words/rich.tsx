/** A message with elements in place of its values. */
import type { ComponentChild } from 'preact';
import type { MessageKey, MessageValues } from '../../lib/i18n/message-key.ts';
import { messageParts } from '../../lib/i18n/translate.ts';

/** Like `t`, with elements inside the sentence that stand out or can be pressed. */
export function rich<K extends MessageKey>(
  key: K,
  ...[values]: MessageValues<K, ComponentChild>
): ComponentChild[] {
  const shown: Readonly<Record<string, ComponentChild>> = values ?? {};
  // Every second part is the name of a value. In a `bdi`, an element keeps its own text direction.
  return messageParts(key).map((part, index) =>
    index % 2 === 0 ? part : <bdi key={part}>{shown[part]}</bdi>,
  );
}
