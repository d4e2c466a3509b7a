import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '#lib/psa/profile.ts';
import { overrideProfile, profileOverridesSchema } from '#lib/psa/profile-overrides.ts';

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
      toolbars: ['.bar'],
      dialogs: ['.window'],
    });
    expect(profile).toEqual({
      ...defaultProfile,
      screens: { ...defaultProfile.screens, invoice: '^Faktura' },
      banner: { ...defaultProfile.banner, selectors: ['.title'], invoice: '^Faktura (\\S+)$' },
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
    expect(read(structuredClone(defaultProfile))).toEqual(defaultProfile);
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
