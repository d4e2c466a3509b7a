// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { createLandmarks } from '#lib/panel/guard/landmarks.ts';

const put = () => [...document.querySelectorAll<HTMLElement>('[aria-hidden="true"]')];
const ratio = window.devicePixelRatio;

afterEach(() => {
  for (const element of put()) element.remove();
  Object.defineProperty(window, 'devicePixelRatio', { value: ratio, configurable: true });
});

it('the frame’s landmarks are in the document once, and take no click', () => {
  const landmarks = createLandmarks(document);
  expect(put()).toEqual([]);
  landmarks.put(true);
  landmarks.put(true);
  expect(put()).toHaveLength(3);
  expect(put()).toEqual(expect.arrayContaining([landmarks.whole, landmarks.speck]));
  expect(put().map(({ style }) => style.pointerEvents)).toEqual(['none', 'none', 'none']);
  landmarks.remove();
  expect(put()).toEqual([]);
});

it('the strip over the cut is as high as the largest cut, and gone while a button is checked', () => {
  Object.defineProperty(window, 'devicePixelRatio', { value: 2, configurable: true });
  const landmarks = createLandmarks(document);
  landmarks.put(true);
  const strip = put().find((element) => element !== landmarks.whole && element !== landmarks.speck);
  expect([strip?.style.height, strip?.hidden]).toEqual(['4px', false]);
  landmarks.put(false);
  expect([strip?.style.height, strip?.hidden]).toEqual(['4px', true]);
});
