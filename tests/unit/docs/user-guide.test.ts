/** The user guide shows and quotes the panel as it is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishCatalog } from '#lib/i18n/catalogs.ts';
import { documentPictures } from '../../../scripts/gallery/document-pictures.ts';
import { pagePictures } from '../../../scripts/jobs/page-pictures.ts';

const folder = 'docs/user-guide';
const pages = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** The other documents with pictures. */
const otherDocuments = ['README.md', 'docs/admin-guide.md', 'docs/psa-detection.md'];

const taken = documentPictures().flatMap(({ pictures }) => pictures.map(({ path }) => path));

const picturesIn = (text: string) =>
  [...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path = '']) => path.replace(/^(?:\.\.\/)*/, ''));

const fromFolder = (path: string) => (path.startsWith('docs/') ? path : `docs/${path}`);

/** With the same sign for every value that differs. */
const withoutValues = (text: string) => text.replaceAll(/\{\w+\}/g, '…').replaceAll(/\$[\d,]+\.\d\d/g, '…');

const said = [...englishCatalog.values()].map(withoutValues);

describe.each(pages)('$name', ({ name, text }) => {
  it('quotes what is on screen to the letter, and nothing else is bold', () => {
    const quoted = [...text.replaceAll('\n', ' ').matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words);
    expect(quoted.length).toBeGreaterThan(3);
    const invented = quoted.filter((words) => !said.some((each) => each.includes(withoutValues(words))));
    expect(invented).toEqual([]);
  });

  it('shows one to three pictures, each with a description, and all of them are made by a command', () => {
    const pictures = picturesIn(text).map(fromFolder);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.length).toBeLessThanOrEqual(3);
    const made = [...taken, ...Object.values(pagePictures)];
    for (const picture of pictures) {
      expect(made).toContain(picture);
      expect(existsSync(picture), picture).toBe(true);
    }
    for (const [tag] of text.matchAll(/<img [^>]*>/g)) expect(tag).toMatch(/ alt="[^"]{10,}"/);
  });

  it('is among the jobs on the first page', () => {
    const [start] = pages.filter((page) => page.name === 'README.md');
    if (name !== 'README.md') expect(start?.text).toContain(`](${name})`);
  });
});

it('every picture that is made is shown', () => {
  const shown = [
    ...pages.map(({ text }) => text),
    ...otherDocuments.map((path) => readFileSync(path, 'utf8')),
  ].flatMap(picturesIn);
  const made = [...taken, ...Object.values(pagePictures)];
  expect(made.filter((path) => !shown.map(fromFolder).includes(path))).toEqual([]);
});

it.each(otherDocuments)('%s shows pictures that there are', (path) => {
  const pictures = picturesIn(readFileSync(path, 'utf8')).map((picture) =>
    path.startsWith('docs/') ? fromFolder(picture) : picture,
  );
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((picture) => !existsSync(picture))).toEqual([]);
});
