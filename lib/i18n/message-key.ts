/** The keys of all messages and the values that each takes: types made from `locales/en.json` by `wxt prepare`. */
import type { GeneratedI18nStructure } from '../../.wxt/i18n/structure.ts';

type Structure = GeneratedI18nStructure;

/** A message; `@@` names those that browsers have built in. */
export type MessageKey = Exclude<keyof Structure, `@@${string}`>;

/** The names of the values that stand in a message, as in `{amount}`. */
export type ValueName<K extends MessageKey> = K extends MessageKey
  ? Structure[K] extends { readonly namedSubstitutions: readonly (infer Name extends string)[] }
    ? Name
    : never
  : never;

/** What a message is called with: nothing, or a value for each of its names. */
export type MessageValues<K extends MessageKey, Value> = [ValueName<K>] extends [never]
  ? []
  : [values: Readonly<Record<ValueName<K>, Value>>];

/** Messages with a form for each plural category: the key of the group, without the category. */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Group}.other`
    ? Group
    : never
  : never;
