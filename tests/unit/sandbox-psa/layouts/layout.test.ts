import { describe, expect, it } from 'vitest';
import { languages } from '#sandbox/psa/layouts/languages.ts';
import { decoys, type Layout, layoutOf, poolings } from '#sandbox/psa/layouts/layout.ts';
import { placeKinds, templates } from '#sandbox/psa/layouts/number-place.ts';
import { numberForms } from '#sandbox/psa/layouts/numbers.ts';

const layouts = Array.from({ length: 500 }, (_, index) => layoutOf(index + 1));

/** The different values that 500 layouts have somewhere. */
const seen = (read: (layout: Layout) => unknown) => new Set(layouts.map(read));

describe('a made-up layout of PSA', () => {
  it('is the same for the same seed, and plain data', () => {
    for (const layout of layouts.slice(0, 50)) {
      expect(layoutOf(layout.seed)).toEqual(layout);
      expect(JSON.parse(JSON.stringify(layout))).toEqual(layout);
    }
  });

  it('is another one for every seed', () => {
    expect(seen(({ seed, ...choices }) => JSON.stringify(choices)).size).toBe(500);
  });

  it.each<[string, (layout: Layout) => unknown, readonly unknown[]]>([
    ['language', ({ language }) => language, Object.keys(languages)],
    [
      'form of the address',
      ({ address }) => address.form,
      ['packed', 'packed without token', 'plain', 'query'],
    ],
    ['record in the address', ({ address }) => address.record, ['invoice', 'company', 'none']],
    [
      'style of names',
      ({ nameStyle }) => nameStyle,
      ['known', 'made', 'foreign', 'cryptic', 'misleading', 'shared'],
    ],
    ['scope of names', ({ nameScope }) => nameScope, ['own', 'finance', 'all']],
    ['name on the root', ({ root }) => root.kind, ['token', 'other', 'generic', 'none']],
    ['place of the number', ({ place }) => place.kind, placeKinds],
    ['form of the text', ({ place }) => place.template, templates],
    ['digits', ({ place }) => place.isFullWidth, [true, false]],
    ['direction marks', ({ place }) => place.hasDirectionMarks, [true, false]],
    ['form of numbers', ({ numbering }) => numbering.form, numberForms],
    ['depth of frames', ({ nesting }) => nesting.depth, [0, 1, 2, 3]],
    ['content of frames', ({ nesting }) => nesting.holds, ['screen', 'pods']],
    ['pods', ({ pods }) => pods.kind, ['own', 'generic', 'none']],
    ['first part to arrive', ({ arrival }) => arrival.parts[0], ['banner', 'root', 'pods']],
    ['order of address and content', ({ arrival }) => arrival.addressFirst, [true, false]],
    ['swapping', ({ arrival }) => arrival.swaps, [true, false]],
    ['pooling', ({ pooling }) => pooling, poolings],
    ['refilling', ({ refills }) => refills, [true, false]],
    ['sharing of the field', ({ sharesField }) => sharesField, [true, false]],
    ['hosted pods', ({ hosted }) => hosted, ['none', 'wisepay', 'other', 'both']],
    [
      'reason why nobody could learn it',
      ({ impossible }) => impossible,
      [null, 'the number is nowhere', 'all screens look alike'],
    ],
  ])('has every %s among 500 seeds', (_, read, values) => {
    expect(seen(read)).toEqual(new Set(values));
  });

  it('has every decoy among 500 seeds', () => {
    expect(new Set(layouts.flatMap((layout) => layout.decoys))).toEqual(new Set(decoys));
  });

  it('is impossible to learn for at most 3 % of seeds', () => {
    const impossible = layouts.filter((layout) => layout.impossible !== null);
    expect(impossible.length).toBeGreaterThan(0);
    expect(impossible.length).toBeLessThanOrEqual(15);
  });
});
