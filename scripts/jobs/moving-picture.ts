/** Screenshots of jobs, one after the other, as one moving picture (GIF). */
import { convertIndexedToRgb, decode } from 'fast-png';
import { encode } from 'modern-gif';
import { type Raster, scaleDown } from './scale-down.ts';

/** One job's screenshots (PNG, 8 bits per channel), in order. */
export type JobScreenshots = readonly Uint8Array[];

/** The width of the moving picture, in pixels: half of the screenshots', and what a README shows. */
const width = 640;

/** How long a screenshot is shown, in ms; the last of a job, which shows what it led to, is shown longer. */
const shownMs = 1_200;
const lastShownMs = 2_000;

/**
 * The moving picture, without end. Every screenshot is scaled to the same width; below those that are not as high as the
 * highest one, it is white.
 *
 * @throws {Error} if there is no screenshot, or one that cannot be read
 */
export async function movingPicture(jobs: readonly JobScreenshots[]): Promise<Uint8Array<ArrayBuffer>> {
  const frames = jobs.flatMap((screenshots) =>
    screenshots.map((png, index) => ({
      raster: scaleDown(readPng(png), width),
      delay: index === screenshots.length - 1 ? lastShownMs : shownMs,
    })),
  );
  if (frames.length === 0) throw new Error('There are no screenshots.');
  const size = {
    width: Math.max(...frames.map(({ raster }) => raster.width)),
    height: Math.max(...frames.map(({ raster }) => raster.height)),
  };
  const gif = await encode({
    ...size,
    looped: true,
    loopCount: 0,
    frames: frames.map(({ raster, delay }) => ({ data: onWhite(raster, size), delay })),
  });
  return new Uint8Array(gif);
}

/** @throws {Error} if it is no PNG with 8 bits per channel */
export function readPng(png: Uint8Array): Raster {
  const image = decode(png);
  const { width, height, depth, palette } = image;
  const data = palette === undefined ? image.data : convertIndexedToRgb(image);
  const channels = data.length / (width * height);
  if (depth > 8 || channels < 3) throw new Error('A screenshot is not in color with 8 bits per channel.');
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let index = 0; index < width * height; index++) {
    pixels.set(data.slice(index * channels, (index + 1) * channels), index * 4);
  }
  return { width, height, data: pixels };
}

/** The screenshot in the upper left corner of a white area. */
function onWhite(raster: Raster, size: Pick<Raster, 'width' | 'height'>): Raster['data'] {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let y = 0; y < raster.height; y++) {
    const row = raster.data.subarray(y * raster.width * 4, (y + 1) * raster.width * 4);
    data.set(row, y * size.width * 4);
  }
  return data;
}
