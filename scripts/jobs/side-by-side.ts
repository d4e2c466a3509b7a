/** A page and the browser's side panel, which are two screenshots, as the one picture that a person sees. */
import { encode } from 'fast-png';
import { readPng } from './moving-picture.ts';

/**
 * The two screenshots (PNG) side by side, with their upper edges in line. Below the lower one, the picture is white.
 *
 * @throws {Error} if one of them is no PNG in color with 8 bits per channel
 */
export function sideBySide(left: Uint8Array, right: Uint8Array): Uint8Array {
  const rasters = [readPng(left), readPng(right)];
  const width = rasters.reduce((sum, raster) => sum + raster.width, 0);
  const height = Math.max(...rasters.map((raster) => raster.height));
  const data = new Uint8Array(width * height * 4).fill(255);
  let start = 0;
  for (const raster of rasters) {
    for (let y = 0; y < raster.height; y++) {
      const row = raster.data.subarray(y * raster.width * 4, (y + 1) * raster.width * 4);
      data.set(row, (y * width + start) * 4);
    }
    start += raster.width;
  }
  return encode({ width, height, data, channels: 4 });
}
