/** The extension accepts what the Group Policy editor offers. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultPolicy } from '#lib/policy/policy.ts';
import { readPolicy } from '#lib/policy/read-policy.ts';
import { choices, integerBounds, jsonExamples } from '../../../scripts/package/policies/setting-inputs.ts';
import { readSettingsSchema } from '../../../scripts/package/policies/settings-schema.ts';

const settings = readSettingsSchema(JSON.parse(readFileSync('public/managed_schema.json', 'utf8')));
const isUsed = (key: string, value: unknown) =>
  readPolicy({ [key]: value }, { issuer: '', api: '', app: '' }).problems.length === 0;
const defaults: Readonly<Record<string, unknown>> = { ...defaultPolicy };
const keysOf = (kind: string) => settings.filter((setting) => setting.kind === kind).map(({ key }) => key);

it('numbers have the bounds and the default that the extension has', () => {
  expect(Object.keys(integerBounds).sort()).toEqual(keysOf('integer').sort());
  for (const [key, { least, most, initial }] of Object.entries(integerBounds)) {
    const used = [least - 1, least, most, most + 1].map((value) => isUsed(key, value));
    expect(used, key).toEqual([false, true, true, false]);
    expect(defaults[key]).toBe(initial);
  }
});

it('choices are all used, the default first', () => {
  for (const [key, [first, ...others]] of Object.entries(choices)) {
    expect(keysOf('text')).toContain(key);
    // Without a value in the policy, the extension's own choice is the first.
    expect(defaults[key] ?? first).toBe(first);
    for (const value of [first, ...others]) expect(isUsed(key, value), value).toBe(true);
  }
});

it('every setting that is written as JSON has an example on one line', () => {
  expect(Object.keys(jsonExamples).sort()).toEqual(keysOf('json').sort());
  for (const [key, example] of Object.entries(jsonExamples)) {
    expect(example).not.toContain('\n');
    expect(isUsed(key, JSON.parse(example)), key).toBe(true);
  }
});
