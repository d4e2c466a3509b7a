import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillFolder } from '../../../scripts/package/output-folder.ts';
import { PackageError } from '../../../scripts/package/package-error.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = (text: string) => new Map([['inner/file.txt', strToU8(text)]]);
const none = () => [];
const fill = (text: string, faults: readonly string[] = []) =>
  fillFolder({ outDir: join(folder, 'out'), replaces: true }, files(text), () => faults);
const written = () => readFile(join(folder, 'out/inner/file.txt'), 'utf8');

it('puts new files in the old ones’ place, and leaves nothing else', async () => {
  await fill('first');
  await fill('second');
  expect(await written()).toBe('second');
  expect(await readdir(folder)).toEqual(['out']);
});

it('keeps the last good files where the new ones are faulty', async () => {
  await fill('first');
  await expect(fill('second', ['wrong id'])).rejects.toThrow('wrong id');
  expect(await written()).toBe('first');
  expect(await readdir(folder)).toEqual(['out']);
});

it('never removes somebody’s own files', async () => {
  await fill('mine');
  const filling = fillFolder({ outDir: join(folder, 'out'), replaces: false }, files('ours'), none);
  await expect(filling).rejects.toThrow(PackageError);
  expect(await written()).toBe('mine');
  expect(await readdir(folder)).toEqual(['out']);
});
