// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }

import { afterEach, describe, expect, it } from 'vitest';
import { drawSteps } from '#sandbox/psa/layouts/draw.ts';
import { type Layout, layoutOf, poolings } from '#sandbox/psa/layouts/layout.ts';
import type { PlaceKind } from '#sandbox/psa/layouts/number-place.ts';
import { fullWidth } from '#sandbox/psa/layouts/numbers.ts';
import { otherAt } from '#sandbox/psa/layouts/records.ts';
import { type LayoutScreen, truthOf } from '#sandbox/psa/layouts/screens.ts';
import { allElements, draw, visibleTexts } from './support/drawn.ts';

const layouts = Array.from({ length: 200 }, (_, index) => layoutOf(index + 1));
const invoiceAt = (index: number): LayoutScreen => ({ kind: 'invoice', index });
const numberOf = (layout: Layout, index: number) => truthOf(layout, invoiceAt(index))?.number ?? '';

afterEach(() => {
  document.body.replaceChildren();
  document.title = '';
});

/** Whether an element is of the kind that a layout has its number in. */
const isAt: Readonly<
  Record<Exclude<PlaceKind, 'documentTitle' | 'nowhere'>, (element: Element, layout: Layout) => boolean>
> = {
  banner: (element) => element.matches('.cw_BannerView .detailLabel'),
  title: (element, { place }) => element.matches(place.classes.replace(/(?:^| )/g, '.')),
  heading: (element) => element.matches('h1, h2, [role="heading"]'),
  field: (element, { place }) => element.id === place.fieldId,
  row: (element) => element.matches('tr.pod-element-row .mm_input input:not([id$="-input"])'),
  rowText: (element) => element.matches('tr.pod-element-row .cw_CwLabel'),
  label: (element) => element.matches('td[colspan] .gwt-Label.mm_label'),
  breadcrumb: (element) => element.matches('.cw-main-banner .navigationEntry'),
  obfuscated: (element) => /^\S+$/.test(element.className),
};

/** The texts where a layout's number is. */
function placesOf(layout: Layout): string[] {
  const { kind } = layout.place;
  if (kind === 'documentTitle') return [document.title];
  if (kind === 'nowhere') return [];
  return visibleTexts()
    .filter(({ element }) => isAt[kind](element, layout))
    .map(({ text }) => text);
}

const shows = (text: string, number: string) => text.includes(number) || text.includes(fullWidth(number));

describe('an invoice of a made-up layout', () => {
  it('shows its number where the layout says, also after other screens', () => {
    for (const layout of layouts.slice(0, 120).filter(({ place }) => place.kind !== 'nowhere')) {
      for (const screen of [invoiceAt(0), { kind: 'other', index: 2 }] as const) {
        draw(layout, screen);
      }
      draw(layout, invoiceAt(4));
      const own = placesOf(layout).filter((text) => shows(text, numberOf(layout, 4)));
      expect(own, JSON.stringify(layout)).not.toEqual([]);
      document.body.replaceChildren();
    }
  });

  it('shows its number nowhere in a layout without it', () => {
    const some = Array.from({ length: 500 }, (_, index) => layoutOf(index + 1)).filter(
      ({ place }) => place.kind === 'nowhere',
    );
    expect(some.length).toBeGreaterThan(0);
    for (const layout of some) {
      draw(layout, invoiceAt(4));
      const texts = visibleTexts().map(({ text }) => text);
      expect(texts.filter((text) => shows(text, numberOf(layout, 4)))).toEqual([]);
      document.body.replaceChildren();
    }
  });

  it('keeps the number of the screen before, until its own is there', () => {
    for (const layout of layouts.filter(({ place, decoys }) => place.kind === 'banner' && !decoys.length)) {
      draw(layout, invoiceAt(0));
      const known = [numberOf(layout, 0), numberOf(layout, 5)];
      for (const step of drawSteps(document, { ...layout, hosted: 'none' }, invoiceAt(5))) {
        step();
        const texts = placesOf(layout);
        expect(texts.filter((text) => !known.some((number) => shows(text, number)))).toEqual([]);
      }
      expect(placesOf(layout).every((text) => shows(text, known[1] ?? ''))).toBe(true);
      document.body.replaceChildren();
    }
  });

  it.each(poolings)('leaves the earlier record’s text hidden in the document: %s', (pooling) => {
    const layout = layouts.find(
      (one) => one.pooling === pooling && !one.refills && one.place.kind === 'banner',
    );
    if (layout === undefined) throw new Error('no seed has this pooling');
    draw(layout, invoiceAt(0));
    draw(layout, invoiceAt(5));
    const texts = allElements().map(({ textContent }) => textContent ?? '');
    expect(texts.some((text) => shows(text, numberOf(layout, 0)))).toBe(true);
    expect(placesOf(layout).some((text) => shows(text, numberOf(layout, 0)))).toBe(false);
  });
});

describe('the other screens of a made-up layout', () => {
  it('list many invoices', () => {
    for (const layout of layouts.slice(0, 15)) {
      draw(layout, { kind: 'list' });
      const texts = new Set(visibleTexts().map(({ text }) => text));
      const listed = Array.from({ length: 20 }, (_, index) => numberOf(layout, index));
      expect(listed.filter((number) => !texts.has(number))).toEqual([]);
      document.body.replaceChildren();
    }
  });

  it('have nobody’s data in class names and IDs', () => {
    for (const layout of layouts.slice(0, 15)) {
      const names: string[] = [];
      const secrets: string[] = [];
      for (let index = 0; index < 4; index += 1) {
        draw(layout, invoiceAt(index));
        names.push(...allElements().flatMap(({ id, classList }) => [id, ...classList]));
        draw(layout, { kind: 'other', index });
        names.push(...allElements().flatMap(({ id, classList }) => [id, ...classList]));
        const { company, person } = otherAt(layout, index);
        secrets.push(numberOf(layout, index), company.name, person);
      }
      const stable = names.filter((name) => /^(?:cw|mm|pod|gwt)[-_]|-input$/.test(name));
      expect(stable.length).toBeGreaterThan(50);
      expect(stable.filter((name) => secrets.some((secret) => name.includes(secret)))).toEqual([]);
      document.body.replaceChildren();
    }
  });

  it('name their obfuscated classes anew in every document', () => {
    const layout = layouts.find(({ place }) => place.kind === 'obfuscated') ?? layoutOf(1);
    const classes = () => {
      draw(layout, invoiceAt(0));
      const found = allElements().flatMap(({ className }) =>
        className.split(' ').filter((name) => /^G[\dA-Z]{7,}$/.test(name)),
      );
      document.body.replaceChildren();
      return new Set(found);
    };
    const before = classes();
    expect(before.size).toBeGreaterThan(5);
    expect([...classes()].filter((name) => before.has(name))).toEqual([]);
  });
});
