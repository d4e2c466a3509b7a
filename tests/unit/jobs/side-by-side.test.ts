/** A page and the side panel beside it are one picture. */
import { decode, encode } from 'fast-png';
import { expect, it } from 'vitest';
import { sideBySide } from '../../../scripts/jobs/side-by-side.ts';

type Color = readonly [number, number, number];

const red: Color = [220, 20, 40];
const blue: Color = [20, 60, 200];
const white: Color = [255, 255, 255];

function screenshot(color: Color, width: number, height: number): Uint8Array {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => color[index % 3] ?? 0);
  return encode({ width, height, data, channels: 3 });
}

it('the page is on the left, the lower side panel on the right, with white below it', () => {
  const { width, height, channels, data } = decode(sideBySide(screenshot(red, 3, 4), screenshot(blue, 2, 3)));
  expect({ width, height, channels }).toEqual({ width: 5, height: 4, channels: 4 });
  const colorAt = (x: number, y: number) => [...data.subarray((y * 5 + x) * 4, (y * 5 + x) * 4 + 3)];
  expect([colorAt(0, 0), colorAt(2, 3)]).toEqual([red, red]);
  expect([colorAt(3, 0), colorAt(4, 2)]).toEqual([blue, blue]);
  expect([colorAt(3, 3), colorAt(4, 3)]).toEqual([white, white]);
});

it('what is no screenshot is not shown', () => {
  expect(() => sideBySide(new Uint8Array([1]), screenshot(blue, 1, 1))).toThrow();
});
