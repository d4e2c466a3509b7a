/** The moving picture of several jobs, from screenshots, is what the README says it shows. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { decode, decodeFrames } from 'modern-gif';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findScreenshots } from '../../../scripts/jobs/find-screenshots.ts';
import { movingPicture } from '../../../scripts/jobs/moving-picture.ts';
import { firstScreenshot, invoicePicture } from '../../../scripts/jobs/page-pictures.ts';
import { scaleDown } from '../../../scripts/jobs/scale-down.ts';

type Color = readonly [number, number, number];

const red: Color = [220, 20, 40];
const green: Color = [20, 160, 60];
const blue: Color = [20, 60, 200];
const white: Color = [255, 255, 255];

/** A screenshot of one color. */
function screenshot(color: Color, { width, height }: { width: number; height: number }): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index++) data.set(color, index * 3);
  return encode({ width, height, data, channels: 3 });
}

const small = { width: 16, height: 10 };

/** The color of a pixel, as a person sees it: a GIF has few colors. */
function colorAt(data: ArrayLike<number>, width: number, x: number, y: number): Color {
  const start = (y * width + x) * 4;
  const [nearest] = [red, green, blue, white].toSorted(
    (one, other) => distance(one, data, start) - distance(other, data, start),
  );
  if (nearest === undefined || distance(nearest, data, start) > 30) throw new Error('It has another color.');
  return nearest;
}

function distance(color: Color, data: ArrayLike<number>, start: number): number {
  return Math.max(...color.map((part, index) => Math.abs(part - (data[start + index] ?? 0))));
}

describe('a moving picture', () => {
  it('shows every screenshot for 1.2 s, the last of a job for 2 s, over and over', async () => {
    const gif = await movingPicture([
      [screenshot(red, small), screenshot(green, small), screenshot(blue, small)],
      [screenshot(red, small)],
    ]);
    const file = decode(gif);
    expect(file.frames.map(({ delay }) => delay)).toEqual([1_200, 1_200, 2_000, 2_000]);
    expect(file).toMatchObject({ ...small, looped: true, loopCount: 0 });
    const shown = decodeFrames(gif).map(({ data, width }) => colorAt(data, width, 8, 5));
    expect(shown).toEqual([red, green, blue, red]);
  });

  it('is 640 pixels wide and keeps the shape of the screenshots', async () => {
    const gif = await movingPicture([[screenshot(red, { width: 1_280, height: 100 })]]);
    expect(decode(gif)).toMatchObject({ width: 640, height: 50 });
  });

  it('is as high as the highest screenshot, and white below the others', async () => {
    const gif = await movingPicture([
      [screenshot(red, { width: 16, height: 20 }), screenshot(blue, { width: 16, height: 10 })],
    ]);
    const [, second] = decodeFrames(gif);
    expect(second).toMatchObject({ width: 16, height: 20 });
    expect(colorAt(second?.data ?? [], 16, 8, 5)).toBe(blue);
    expect(colorAt(second?.data ?? [], 16, 8, 15)).toBe(white);
  });

  it('is not made of nothing, nor of what is no screenshot in color', async () => {
    await expect(movingPicture([])).rejects.toThrow('There are no screenshots.');
    const gray = encode({ width: 1, height: 1, data: new Uint8Array([7]), channels: 1 });
    await expect(movingPicture([[gray]])).rejects.toThrow('not in color');
    await expect(movingPicture([[new Uint8Array([1, 2, 3])]])).rejects.toThrow();
  });
});

it('a smaller screenshot mixes the pixels that become one', () => {
  const data = new Uint8ClampedArray([0, 0, 0, 255, 200, 100, 50, 255]);
  expect(scaleDown({ width: 2, height: 1, data }, 1)).toEqual({
    width: 1,
    height: 1,
    data: new Uint8ClampedArray([100, 50, 25, 255]),
  });
});

describe('the screenshots of jobs', () => {
  async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return folder;
  }

  const wanted = { size: '1280x800', place: 'panel' };

  it('come in the order of the jobs that are asked for, and of their numbers', async () => {
    const folder = await folderOf({
      'pay/1280x800/panel/2-paid.png': 'paid',
      'pay/1280x800/panel/10-closed.png': 'closed',
      'pay/1280x800/panel/1-owed.png': 'owed',
      'pay/1280x800/panel/notes.txt': 'no screenshot',
      'pay/1280x800/tab/1-owed.png': 'another place',
      'pay/640x400/panel/1-owed.png': 'another size',
      'refund/1280x800/panel/1-review.png': 'review',
    });
    const jobs = await findScreenshots({ ...wanted, folder, jobs: ['refund', 'pay'] });
    const texts = jobs.map((job) => job.map((png) => Buffer.from(png).toString()));
    expect(texts).toEqual([['review'], ['owed', 'paid', 'closed']]);
  });

  it('give the picture of an invoice: the first of paying it, over the page', async () => {
    const folder = await folderOf({
      'pay/1280x800/panel/02-payment-page.png': 'payment page',
      'pay/1280x800/panel/01-invoice.png': 'invoice',
      'pay/1280x800/side-panel/01-invoice.png': 'another place',
      'pay/1920x1080/panel/01-invoice.png': 'another size',
      'refund/1280x800/panel/01-invoice.png': 'another job',
    });
    const picture = await firstScreenshot({ ...invoicePicture, folder });
    expect(Buffer.from(picture).toString()).toBe('invoice');
    const none = firstScreenshot({ ...invoicePicture, folder: join(folder, 'refund') });
    await expect(none).rejects.toThrow('Run npm run jobs first.');
  });

  it('are asked for if a job has none', async () => {
    const folder = await folderOf({ 'pay/1280x800/panel/1-owed.png': 'owed' });
    const missing = findScreenshots({ ...wanted, folder, jobs: ['pay', 'refund'] });
    await expect(missing).rejects.toThrow(join('refund', '1280x800', 'panel'));
  });
});
