import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '#lib/psa/profile.ts';
import { layUnderPolicy, overrideProfile, profileOverridesSchema } from '#lib/psa/profile-overrides.ts';

const read = (value: unknown) => v.parse(profileOverridesSchema, value);
const override = (value: unknown) => overrideProfile(defaultProfile, read(value));

describe('a profile with parts replaced', () => {
  it.each([undefined, null, {}, [], 'x', 7, { screens: null }, { banner: { invoice: undefined } }])(
    'is the built-in one where there is nothing to replace: %j',
    (value) => {
      expect(override(value)).toEqual(defaultProfile);
    },
  );

  it('has those parts, and the built-in others', () => {
    const profile = override({
      screens: { invoice: '^Faktura' },
      banner: { selectors: ['.title'], invoice: '^Faktura (\\S+)$' },
      fields: [{ selector: '#faktura', number: '^(\\S+)$', needsScreen: false }],
      toolbars: ['.bar'],
      dialogs: ['.window'],
    });
    expect(profile).toEqual({
      ...defaultProfile,
      screens: { ...defaultProfile.screens, invoice: '^Faktura' },
      banner: { ...defaultProfile.banner, selectors: ['.title'], invoice: '^Faktura (\\S+)$' },
      fields: [{ selector: '#faktura', number: '^(\\S+)$', needsScreen: false }],
      toolbars: ['.bar'],
      dialogs: ['.window'],
    });
  });

  it('leaves out what cannot be used, and only that', () => {
    const profile = override({
      screens: { invoice: '(', list: 'Liste' },
      banner: { invoice: 'without a number' },
      root: { selectors: ['p:hover'], screenClass: '^X' },
    });
    expect(profile).toEqual({
      ...defaultProfile,
      screens: { ...defaultProfile.screens, list: 'Liste' },
      root: { ...defaultProfile.root, screenClass: '^X' },
    });
  });

  it.each(['Foo\\', '(?<', '[', 'a{2,1}'])('is not led into a pattern that is none: %s', (pattern) => {
    expect(override({ screens: { list: pattern } })).toEqual(defaultProfile);
  });

  it('can be told the built-in profile: everything in it is good', () => {
    expect(override(structuredClone(defaultProfile))).toEqual(defaultProfile);
    // Except for lists without anything in them, which replace nothing.
    const { invoiceNames: _, sharedNames: __, ...screens } = defaultProfile.screens;
    expect(read(structuredClone(defaultProfile))).toEqual({ ...defaultProfile, screens });
  });
});

describe('the fields', () => {
  const good = { selector: '#bill', number: '^(\\S+)$' };
  const fieldsOf = (fields: unknown) => override({ fields }).fields;

  it('are replaced as a whole, and need a screen unless the policy says otherwise', () => {
    expect(fieldsOf([good, { ...good, needsScreen: false }])).toEqual([
      { ...good, needsScreen: true },
      { ...good, needsScreen: false },
    ]);
  });

  it.each([
    null,
    'x',
    {},
    { ...good, selector: 'a:hover' },
    { ...good, selector: undefined },
    { ...good, number: '(' },
    { ...good, number: 'no group' },
    { ...good, number: '(a)(b)' },
    { ...good, needsScreen: 'yes' },
  ])('are used without one that cannot be used: %j', (bad) => {
    expect(fieldsOf([bad, good])).toEqual([{ ...good, needsScreen: true }]);
    expect(fieldsOf([bad])).toEqual(defaultProfile.fields);
  });

  it('are at most ten', () => {
    expect(fieldsOf(Array(10).fill(good))).toHaveLength(10);
    expect(fieldsOf(Array(11).fill(good))).toEqual(defaultProfile.fields);
  });
});

describe('names', () => {
  it.each([
    ['screens', 'invoiceNames'],
    ['screens', 'sharedNames'],
    ['hosted', 'invoiceHosts'],
  ] as const)('of %s.%s are one to twenty, each of one to 500 characters', (group, part) => {
    const replacedBy = (names: unknown) => Reflect.get(override({ [group]: { [part]: names } })[group], part);
    const builtIn = Reflect.get(defaultProfile[group], part);
    expect(replacedBy(['a', 'b'.repeat(500)])).toEqual(['a', 'b'.repeat(500)]);
    expect(replacedBy(Array(20).fill('a'))).toHaveLength(20);
    for (const bad of [[], Array(21).fill('a'), [''], ['b'.repeat(501)], [7], 'a']) {
      expect(replacedBy(bad)).toEqual(builtIn);
    }
  });
});

it('whether addresses name the record is told by true or false alone', () => {
  const namesRecord = (value: unknown) => override({ screens: { namesRecord: value } }).screens.namesRecord;
  expect(namesRecord(false)).toBe(false);
  for (const value of [true, 'false', 0, null]) expect(namesRecord(value)).toBe(true);
});

describe('what identifies pods and frames', () => {
  it('is replaced part by part', () => {
    expect(
      override({
        pods: { selectors: ['.head'], screen: 'without a group' },
        hosted: { recordId: 'record', screen: '' },
      }),
    ).toEqual({
      ...defaultProfile,
      pods: { ...defaultProfile.pods, selectors: ['.head'] },
      hosted: { ...defaultProfile.hosted, recordId: 'record' },
    });
  });
});

describe('a selector', () => {
  it.each([
    '.a',
    '#a',
    'div',
    '*',
    'div.a#b',
    '[data-x]',
    '[data-x="y-z"]',
    '.a .b > c',
    '.cw_BannerView .detailLabel',
  ])('may be %s', (selector) => {
    expect(read({ toolbars: [selector] })).toMatchObject({ toolbars: [selector] });
  });

  it.each([
    '',
    ' ',
    '.a,.b',
    '.a  .b',
    '> .a',
    '.a >',
    'a:has(b)',
    'a::before',
    '[a=b]',
    '[a="b',
    '.1a',
    'an_element',
    '..',
    'a{}',
    '.a\n.b',
  ])('may not be “%s”', (selector) => {
    expect(read({ toolbars: [selector] }).toolbars).toBeUndefined();
  });
});

describe('what was taught, under a policy', () => {
  const field = (selector: string) => ({ selector, number: '^(\\d+)$', needsScreen: true });

  it('counts where the policy says nothing', () => {
    const taught = read({ fields: [field('.a')], screens: { invoiceNames: ['BillView'] } });
    expect(layUnderPolicy(taught, {})).toEqual(taught);
    expect(layUnderPolicy(taught, read({ toolbars: ['.bar'] }))).toEqual({ ...taught, toolbars: ['.bar'] });
  });

  it('gives way to the policy part by part', () => {
    const taught = read({ screens: { namesRecord: false }, banner: { invoice: '^Bill (\\d+)$' } });
    const policy = read({ screens: { namesRecord: true, list: 'L' }, banner: { selectors: ['.b'] } });
    expect(layUnderPolicy(taught, policy)).toEqual({
      screens: { namesRecord: true, list: 'L' },
      banner: { invoice: '^Bill (\\d+)$', selectors: ['.b'] },
    });
  });

  it('comes after the policy’s fields and names, each once', () => {
    const taught = read({
      fields: [field('.a'), field('.b')],
      screens: { invoiceNames: ['A', 'B'], sharedNames: ['S'] },
    });
    const policy = read({ fields: [field('.b'), field('.c')], screens: { invoiceNames: ['B', 'C'] } });
    expect(layUnderPolicy(taught, policy)).toEqual({
      fields: [field('.b'), field('.c'), field('.a')],
      screens: { invoiceNames: ['B', 'C', 'A'], sharedNames: ['S'] },
    });
  });

  it('is left out where the policy’s lists are full', () => {
    const names = Array.from({ length: 20 }, (_, index) => `Screen${index}`);
    const taught = read({ screens: { invoiceNames: ['BillView'] } });
    const policy = read({ screens: { invoiceNames: names } });
    expect(layUnderPolicy(taught, policy)).toEqual({ screens: { invoiceNames: names } });
  });
});
