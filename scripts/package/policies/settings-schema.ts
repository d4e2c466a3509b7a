/**
 * The extension's settings as public/managed_schema.json describes them: every template gets a new key automatically.
 */
import * as v from 'valibot';

/** How an administrator writes a value; `json`: as JSON text, where nothing better exists. */
export type SettingKind = 'text' | 'integer' | 'boolean' | 'list' | 'json';

/** One setting as an administrator sees it. */
export interface Setting {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly kind: SettingKind;
}

const schemaSchema = v.object({
  type: v.literal('object'),
  properties: v.record(
    v.string(),
    v.object({
      type: v.picklist(['string', 'integer', 'boolean', 'array', 'object']),
      title: v.string(),
      description: v.string(),
      items: v.optional(v.looseObject({ type: v.string() })),
    }),
  ),
});

/**
 * Reads the settings.
 *
 * @param schema the contents of public/managed_schema.json
 * @throws {v.ValiError} if a setting has no title, no description or a type that no template supports
 */
export function readSettingsSchema(schema: unknown): Setting[] {
  const { properties } = v.parse(schemaSchema, schema);
  return Object.entries(properties).map(([key, { type, title, description, items }]) => ({
    key,
    title,
    description,
    kind: type === 'array' && items?.type !== 'string' ? 'json' : kinds[type],
  }));
}

const kinds = {
  string: 'text',
  integer: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'json',
} as const;
