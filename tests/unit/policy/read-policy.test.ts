/** How every key of an administrator's policy is read. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { policySchema } from '#lib/policy/policy.ts';
import { policyKeys, readPolicy } from '#lib/policy/read-policy.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import managedSchema from '../../../public/managed_schema.json' with { type: 'json' };
import { build, examples, nothingSet } from './support/policy-examples.ts';

const good = policyKeys.flatMap((key) => examples[key].good.map((example) => [key, ...example] as const));
const bad = policyKeys.flatMap((key) => examples[key].bad.map((value) => [key, value] as const));

describe('a policy that says nothing', () => {
  it('leaves everything as it is without one', () => {
    expect(readPolicy({}, build)).toEqual({ policy: nothingSet, set: [], problems: [] });
  });
});

describe('a good value', () => {
  it.each(good)('of %s is gone by: %j', (key, value, expected) => {
    const { policy, set, problems } = readPolicy({ [key]: value }, build);
    expect(policy).toEqual({ ...nothingSet, ...expected });
    expect(set).toEqual([key]);
    expect(problems).toEqual([]);
  });

  it.each(good)('of %s is the same after the policy was handed on: %j', (key, value) => {
    const { policy } = readPolicy({ [key]: value }, build);
    expect(v.parse(policySchema, structuredClone(policy))).toEqual(policy);
  });

  it.each(policyKeys)('is there for %s', (key) => {
    expect(examples[key].good.length).toBeGreaterThan(0);
  });
});

describe('a bad value', () => {
  it.each(bad)('of %s changes nothing, and is named: %j', (key, value) => {
    const { policy, set, problems } = readPolicy({ [key]: value }, build);
    expect(set).toEqual([]);
    expect(problems).toEqual([{ key, reason: 'bad_value' }]);
    // `detection` may have keys that replace nothing.
    expect(JSON.parse(JSON.stringify({ ...policy, detection: null }))).toEqual({
      ...nothingSet,
      detection: null,
    });
  });

  it.each(policyKeys)('alone is ignored beside a good one: a bad %s', (key) => {
    const other = key === 'idleMinutes' ? { locale: 'fr' } : { idleMinutes: 7 };
    const { policy } = readPolicy({ [key]: examples[key].bad[0], ...other }, build);
    expect(policy).toMatchObject(other);
  });
});

describe('a value that is good in part', () => {
  it.each([
    ['psaHosts', ['cw.example.com', '*.example.com'], { psaHosts: ['cw.example.com'] }],
    ['disabledActions', ['refund', 'everything'], { disabledActions: ['refund'] }],
    [
      'detection',
      { screens: { list: '[' }, toolbars: ['.bar'] },
      { detection: expect.objectContaining({ toolbars: ['.bar'] }) },
    ],
    [
      'detection',
      {
        fields: [
          { selector: '#a:hover', number: '^(\\S+)$' },
          { selector: '#b', number: '^(\\S+)$' },
        ],
      },
      { detection: { fields: [{ selector: '#b', number: '^(\\S+)$', needsScreen: true }] } },
    ],
  ])('of %s is gone by in that part, and named', (key, value, expected) => {
    const { policy, set, problems } = readPolicy({ [key]: value }, build);
    expect(policy).toMatchObject(expected);
    expect(set).toEqual([key]);
    expect(problems).toEqual([{ key, reason: 'partly_bad' }]);
  });

  it('is cut off after a hundred items', () => {
    const psaHosts = Array.from({ length: 150 }, (_, index) => `cw${index}.example.com`);
    const { policy, problems } = readPolicy({ psaHosts }, build);
    expect(policy.psaHosts).toHaveLength(100);
    expect(problems).toEqual([{ key: 'psaHosts', reason: 'partly_bad' }]);
  });
});

describe('a key that there is none of', () => {
  it.each(['refundlimit', 'constructor', '__proto__', 'toString'])('is named and does nothing: %s', (key) => {
    const managed = Object.fromEntries([[key, { polluted: true }]]);
    expect(readPolicy(managed, build)).toEqual({
      policy: nothingSet,
      set: [],
      problems: [{ key, reason: 'unknown_key' }],
    });
  });
});

function mapValues(record: object, change: (value: unknown) => object): object {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

describe('what is declared to the browser', () => {
  it('is every key, and no other: it keeps everything else away', () => {
    expect(Object.keys(managedSchema.properties).sort()).toEqual([...policyKeys].sort());
  });

  it('has the parts of the detection that can be replaced, each with its type', () => {
    const typeOf = (value: unknown): object =>
      typeof value === 'string' || typeof value === 'boolean'
        ? { type: typeof value }
        : Array.isArray(value)
          ? { type: 'array', items: typeOf(value[0] ?? '') }
          : { type: 'object', properties: mapValues(value as object, typeOf) };
    const { properties } = managedSchema.properties.detection;
    expect(properties).toEqual(mapValues(defaultProfile, typeOf));
  });

  it.each(Object.entries(managedSchema.properties))(
    'has a title and a description for people: %s',
    (_, node) => {
      expect(node.title).toMatch(/^\S.{2,60}$/);
      expect(node.description).toMatch(/\.$/);
    },
  );
});
