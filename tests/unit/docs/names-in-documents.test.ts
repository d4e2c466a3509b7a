/** The files and anchors that documents refer to must exist. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const isOwn = (path: string) => !/(?:^|\/)(?:node_modules|\.output|\.wxt|\.git)(?:\/|$)/.test(path);

const pathsOf = (pattern: string) => globSync(pattern, { exclude: (path) => !isOwn(path) });

/** What `npm run package` writes for administrators. */
const madeByPackaging = ['STEPS.md'];

const documents = pathsOf('**/*.md');
const files = [...madeByPackaging, ...pathsOf('**/*.{ts,tsx,css,json,mjs,md,html,yml}')];

/** A test or a folder of tests, without `tests/` and the file extension: `e2e/popup`. */
const isTest = /^(?:unit|model|fuzz|built|e2e|faults|hostile|gallery|fleet)\/[\w-]+(?:\/[\w-]+)*$/;

/** The code spans that look like a file name or a path in the project. */
function namesIn(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) =>
    /^(?:[\w.-]+\/)*[\w.-]+\.(?:ts|tsx|css|mjs|md)$/.test(code) ||
    /^(?:lib|components|entrypoints|tests|scripts|docs|locales|public)\/[\w./-]*$/.test(code) ||
    isTest.test(code)
      ? [code]
      : [],
  );
}

const linksIn = (text: string) =>
  [...text.matchAll(/\]\((?!\w+:)([^)\s]*)\)/g)].map(([, link = '']) => link).filter((link) => link !== '');

/** The anchors that GitHub makes from headings. */
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names files that are there', () => {
    const isThere = (name: string) =>
      existsSync(name) ||
      existsSync(join(dirname(document), name)) ||
      (isTest.test(name) && ['', '.test.ts', '.test.tsx'].some((end) => existsSync(`tests/${name}${end}`))) ||
      // A path from the root, or the end of any file's path.
      files.some((path) => path === name || path.endsWith(`/${name}`));
    expect(namesIn(text).filter((name) => !isThere(name))).toEqual([]);
  });

  it('links to what is there', () => {
    const isThere = (link: string) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : join(dirname(document), path);
      if (!existsSync(target)) return false;
      return anchor === undefined || anchorsIn(readFileSync(target, 'utf8')).includes(anchor);
    };
    expect(linksIn(text).filter((link) => !isThere(link))).toEqual([]);
  });
});

it('documents name enough for that to be a test', () => {
  const all = documents.flatMap((document) => namesIn(readFileSync(document, 'utf8')));
  expect(all.length).toBeGreaterThan(100);
});
