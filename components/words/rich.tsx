/** A message with elements in place of its values. */
import type { ComponentChild } from 'preact';
import type { MessageKey, MessageValues } from '../../lib/i18n/message-key.ts';
import { messageParts } from '../../lib/i18n/translate.ts';

/** As `t`, with what is to stand out or to be pressed inside the sentence. */
export function rich<K extends MessageKey>(
  key: K,
  ...[values]: MessageValues<K, ComponentChild>
): ComponentChild[] {
  const shown: Readonly<Record<string, ComponentChild>> = values ?? {};
  // Every second part is the name of a value. An element keeps its own order of signs in a `bdi`.
  return messageParts(key).map((part, index) =>
    index % 2 === 0 ? part : <bdi key={part}>{shown[part]}</bdi>,
  );
}
