// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { markPlace } from '#lib/page/teaching/mark.ts';

const marks = () => [...document.querySelectorAll<HTMLElement>('wisepay-pod-mark')];
const placeAt = (x: number, y: number): Element => {
  const place = document.createElement('h2');
  document.body.append(place);
  vi.spyOn(place, 'getBoundingClientRect').mockReturnValue(new DOMRect(x, y, 200, 20));
  return place;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('a frame stands around the place for a while, takes no clicks, and is not read aloud', () => {
  markPlace(document, placeAt(50, 80));
  const [mark] = marks();
  expect(mark?.style).toMatchObject({ left: '46px', top: '76px', width: '208px', height: '28px' });
  expect(mark?.style.getPropertyValue('pointer-events')).toBe('none');
  expect(mark?.ariaHidden).toBe('true');
  vi.runAllTimers();
  expect(marks()).toEqual([]);
});

it('the next place takes the frame from the one before', () => {
  markPlace(document, placeAt(50, 80));
  markPlace(document, placeAt(10, 20));
  expect(marks().map(({ style }) => style.left)).toEqual(['6px']);
});
