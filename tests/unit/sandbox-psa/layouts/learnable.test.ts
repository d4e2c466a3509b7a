import { describe, expect, it } from 'vitest';
import type { ScreenContent } from '#sandbox/psa/layouts/content/content.ts';
import { contentOf } from '#sandbox/psa/layouts/content/index.ts';
import { type Layout, layoutOf } from '#sandbox/psa/layouts/layout.ts';
import { otherKinds } from '#sandbox/psa/layouts/names.ts';
import { kindOf, type LayoutScreen } from '#sandbox/psa/layouts/screens.ts';

const layouts = Array.from({ length: 500 }, (_, index) => layoutOf(index + 1));
const others: readonly LayoutScreen[] = [
  { kind: 'list' },
  ...otherKinds.map((_, index) => ({ kind: 'other', index }) as const),
];

/** What the screen is called in its address. */
function nameOf(layout: Layout, screen: LayoutScreen): string | null {
  const { token, place, type } = layout.names[kindOf(layout, screen)];
  switch (layout.address.form) {
    case 'packed':
      return `${token} ${place}`;
    case 'query':
      return type;
    default:
      return place;
  }
}

/** Whether the screen has a text like an invoice's own, with some number, in the same place. */
function hasWords(layout: Layout, { titles, breadcrumb, documentTitle, pods }: ScreenContent): boolean {
  const { kind, word, label, fieldId } = layout.place;
  const fields = pods.flatMap((pod) => pod.fields ?? []);
  if (kind === 'field') return fields.some(({ id }) => id === fieldId);
  if (kind === 'row' || kind === 'rowText' || kind === 'label') {
    return fields.some((field) => field.label === label);
  }
  const texts = {
    ...Object.fromEntries(titles.map(({ place, text }) => [place, text])),
    breadcrumb: breadcrumb.at(-1),
    documentTitle: documentTitle.replace('Manage: ', ''),
  } as Partial<Record<string, string>>;
  const text = texts[kind];
  if (text === undefined) return false;
  const pattern = layout.place.template
    .replace(/[()|]/g, '\\$&')
    .replace('%w', () => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .replace('%s', '(?:№|#|\\p{L}+[.:º°]* ?|\\p{L}*\\.º )?')
    .replace('%n', '[\\u200f]?[-./0-9A-Z０-９Ａ-Ｚ－．／]{1,15}[\\u200f]?')
    .replace('%c', '.+');
  return new RegExp(`^${pattern}$`, 'u').test(text);
}

/** How a screen differs from an invoice's for somebody who knows the layout. */
function differs(layout: Layout, screen: LayoutScreen): boolean {
  const invoice = { kind: 'invoice', index: 0 } as const;
  const content = contentOf(layout, screen);
  return (
    nameOf(layout, screen) !== nameOf(layout, invoice) ||
    content.rootName !== contentOf(layout, invoice).rootName ||
    !hasWords(layout, content)
  );
}

describe('a made-up layout that is said to be learnable', () => {
  it('has its words on its invoices', () => {
    const missing = layouts.filter(
      (layout) =>
        layout.impossible === null && !hasWords(layout, contentOf(layout, { kind: 'invoice', index: 2 })),
    );
    expect(missing.map(({ seed, place }) => [seed, place])).toEqual([]);
  });

  it('tells its invoices from every other screen by a name or its words', () => {
    const alike = layouts.flatMap((layout) =>
      layout.impossible === null
        ? others
            .filter((screen) => !differs(layout, screen))
            .map((screen) => [layout.seed, kindOf(layout, screen)])
        : [],
    );
    expect(alike).toEqual([]);
  });

  it('does not where all screens look alike', () => {
    const alike = layouts.filter(({ impossible }) => impossible === 'all screens look alike');
    expect(alike.length).toBeGreaterThan(0);
    for (const layout of alike) {
      expect(others.some((screen) => !differs(layout, screen))).toBe(true);
    }
  });
});
