// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findNumber, holdsOnce, placeKind, positionsOf } from '#lib/page/teaching/find-number.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { layOut } from './support/layout.ts';

beforeEach(layOut);
afterEach(() => {
  document.body.replaceChildren();
  document.title = '';
});

/** The names of the elements that hold 20101 on a page. */
function found(html: string): string[] {
  document.body.innerHTML = html;
  return findNumber(document, '20101', defaultProfile).map(({ localName }) => localName);
}

it('the innermost element is found, then those around it', () => {
  expect(found('<section><h2>Invoice <b>20101</b></h2></section>')).toEqual(['b', 'h2', 'section']);
});

it('an input’s value is found', () => {
  expect(found('<input value="20101">')).toEqual(['input']);
});

it('the title of the tab is found', () => {
  document.title = 'Invoice 20101';
  expect(found('')).toEqual(['title']);
});

it.each([
  ['a text that people write', '<textarea>20101</textarea>'],
  ['an editor', '<div contenteditable="true">20101</div>'],
  ['an editor’s paragraph', '<div contenteditable="true"><p>20101</p></div>'],
  ['a dialog', '<div role="dialog"><p>20101</p></div>'],
  ['PSA’s dialog', '<div class="cw-gxt-wnd"><p>20101</p></div>'],
  ['a script', '<script type="text/plain">20101</script>'],
  ['a long text', `<p>20101 ${'word '.repeat(40)}</p>`],
  ['another number', '<p>201011</p><p>A20101</p><p>1.20.101</p>'],
  ['two places of one text', '<p>20101 and 20101</p>'],
])('a number in %s is not taken', (_where, html) => {
  expect(found(html)).toEqual([]);
});

it.each(['display: none', 'visibility: hidden'])('a number that is hidden (%s) is not taken', (style) => {
  expect(found(`<p style="${style}">20101</p><h1>20101</h1>`)).toEqual(['h1']);
});

it('a row with the number twice ends at the elements that have it once', () => {
  expect(found('<div><p>20101</p><h1>20101</h1></div>')).toEqual(['p', 'h1']);
});

it('a number is a word of its own, in languages without spaces, too', () => {
  expect(positionsOf('20101, 201012, x20101, #20101', '20101')).toEqual([0, 24]);
  expect(holdsOnce('請求書20101号', '20101')).toBe(true);
  expect(holdsOnce('20101/20101', '20101')).toBe(false);
});

it.each([
  ['<div class="navigationEntry"><i id="x">1</i></div>', 'breadcrumb'],
  ['<div class="cw_BannerView"><i id="x">1</i></div>', 'banner'],
  ['<h2><i id="x">1</i></h2>', 'heading'],
  ['<input id="x">', 'field'],
  ['<table><tr id="x"><td>1</td></tr></table>', 'row'],
  ['<div id="x"><label>No.</label> 1</div>', 'row'],
  ['<p id="x">1</p>', 'text'],
])('the place in %s is called a %s', (html, kind) => {
  document.body.innerHTML = html;
  const place = document.getElementById('x');
  expect(place && placeKind(place)).toBe(kind);
});
