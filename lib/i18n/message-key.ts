/** The keys of all messages and the values that each takes: types that `wxt prepare` makes from `locales/en.json`. */
import type { GeneratedI18nStructure } from '../../.wxt/i18n/structure.ts';

type Structure = GeneratedI18nStructure;

/** The key of a message. Keys with `@@` are the browser's built-in messages. */
export type MessageKey = Exclude<keyof Structure, `@@${string}`>;

/** The names of a message's placeholders, such as `{amount}`. */
export type ValueName<K extends MessageKey> = K extends MessageKey
  ? Structure[K] extends { readonly namedSubstitutions: readonly (infer Name extends string)[] }
    ? Name
    : never
  : never;

/** The arguments for a message: none, or a value for each placeholder. */
export type MessageValues<K extends MessageKey, Value> = [ValueName<K>] extends [never]
  ? []
  : [values: Readonly<Record<ValueName<K>, Value>>];

/** Messages with a form for each plural category: the key of the group, without the category. */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Group}.other`
    ? Group
    : never
  : never;
