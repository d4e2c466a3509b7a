import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { policyKeys } from '#lib/policy/read-policy.ts';
import { readSettingsSchema } from '../../../scripts/package/policies/settings-schema.ts';

const described = { title: 'T', description: 'D' };
const read = (properties: Record<string, object>) => readSettingsSchema({ type: 'object', properties });

describe('the settings in the templates', () => {
  it('are those that the extension reads, every one', async () => {
    const schema: unknown = JSON.parse(await readFile('public/managed_schema.json', 'utf8'));
    const keys = readSettingsSchema(schema).map(({ key }) => key);
    expect(keys.toSorted()).toEqual([...policyKeys].toSorted());
  });

  it('are written by their type', () => {
    const settings = read({
      text: { ...described, type: 'string' },
      number: { ...described, type: 'integer' },
      flag: { ...described, type: 'boolean' },
      texts: { ...described, type: 'array', items: { type: 'string' } },
      things: { ...described, type: 'array', items: { type: 'object' } },
      thing: { ...described, type: 'object', properties: {} },
    });
    expect(settings.map(({ kind }) => kind)).toEqual(['text', 'integer', 'boolean', 'list', 'json', 'json']);
  });

  it.each([
    ['a title', { type: 'string', description: 'D' }],
    ['an explanation', { type: 'string', title: 'T' }],
    ['a type', described],
    ['a type that a template knows', { ...described, type: 'number' }],
  ])('have %s', (_, property) => {
    expect(() => read({ key: property })).toThrow();
  });
});
