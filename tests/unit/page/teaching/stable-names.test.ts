// @vitest-environment happy-dom

import * as v from 'valibot';
import { expect, it } from 'vitest';
import { stableNames } from '#lib/page/teaching/stable-names.ts';
import { profileOverridesSchema } from '#lib/psa/profile-overrides.ts';
import { fc } from '../../support/properties.ts';

function element(tag: string, attributes: Readonly<Record<string, string>> = {}): Element {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
const selectorsOf = (tag: string, attributes: Readonly<Record<string, string>> = {}) =>
  stableNames(element(tag, attributes)).map(({ selector }) => selector);

it('PSA’s families of classes and the IDs of its columns come first', () => {
  const attributes = { id: 'Invoice_Number-input', class: 'GMDB3DUBDDL mm_input cw_CwField' };
  expect(selectorsOf('input', attributes)).toEqual([
    '#Invoice_Number-input',
    '.mm_input.cw_CwField',
    '.mm_input',
    '.cw_CwField',
    'input',
  ]);
});

it.each([
  ['a class', { class: 'GMDB3DUBDDL GE0S-T1CKV css-1q2w3e x' }],
  ['a class with a number', { class: 'pod_hosted_12 col-3 field7' }],
  ['an ID', { id: 'gwt-uid-1234' }],
  ['an ID in capitals', { id: 'GMDB3DUBDDL' }],
  ['a state', { class: 'is-active row-selected mm_hover' }],
  ['the record’s own name', { 'data-field': '20101', name: 'x' }],
])('%s that changes with a build, a record or a state is never used', (_what, attributes) => {
  expect(selectorsOf('div', attributes)).toEqual(['div']);
});

it('a heading is found by its role or its tag', () => {
  expect(selectorsOf('div', { role: 'heading' })).toEqual(['[role="heading"]', 'div']);
  expect(selectorsOf('h2', { class: 'page-title' })).toEqual(['.page-title', 'h2']);
});

it('a tag that is no selector is not used', () => {
  const pasted = element('p');
  // As browsers name it; happy-dom leaves out what stands before the colon.
  Object.defineProperty(pasted, 'localName', { value: 'o:p' });
  expect(stableNames(pasted)).toEqual([]);
});

it('whatever an element’s names are, its selectors may be stored and the browser knows them', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('mm_input', 'page-title', 'a"]', 'x y', 'detailLabel', '\\', '1a', 'cw-ä', 'heading'),
  );
  const tag = fc.constantFrom('div', 'h1', 'custom-element', 'title', 'td');
  fc.assert(
    fc.property(tag, text, text, text, (name, id, classes, field) => {
      const made = element(name, { id, class: classes, 'data-field': field, role: field });
      for (const { selector } of stableNames(made)) {
        const fields = [{ selector, number: '(.)', needsScreen: true }];
        expect(v.parse(profileOverridesSchema, { fields }).fields).toEqual(fields);
        expect(made.matches(selector)).toBe(true);
      }
    }),
  );
});
