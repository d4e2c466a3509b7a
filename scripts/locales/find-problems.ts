/** Checks that all texts of the POD exist in all its languages, are well worded, and that none is unused. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { variants } from '../../lib/i18n/languages.ts';
import { readFiles } from '../package/files.ts';
import { keyProblems } from './key-problems.ts';
import { type Catalog, readCatalogs } from './read-catalogs.ts';
import { translationProblems } from './translation-problems.ts';
import { variantProblems } from './variant-problems.ts';
import { wordingProblems } from './wording-problems.ts';

/** The folders whose sources use texts. */
const sourceFolders = ['components', 'entrypoints', 'lib'];

/**
 * One line for each problem, beginning with the file.
 *
 * @param root the project's folder
 * @throws {Error} if a catalog cannot be read, or there is no English one
 */
export async function findLocaleProblems(root: string): Promise<string[]> {
  const catalogs = await readCatalogs(join(root, 'locales'));
  const english = catalogs.get('en');
  if (english === undefined) throw new Error('locales/en.json is missing.');
  const inEach = [...catalogs].flatMap(([language, catalog]) =>
    catalogProblems(language, catalog, english).map((problem) => `locales/${language}.json: ${problem}`),
  );
  const inKeys = keyProblems(english, await readSources(root));
  return [...inEach, ...inKeys.map((problem) => `locales/en.json: ${problem}`)];
}

/**
 * For a build, which must not continue if texts are missing.
 *
 * @throws {Error} with a line for each problem
 */
export async function requireWholeLocales(root: string): Promise<void> {
  const problems = await findLocaleProblems(root);
  if (problems.length > 0) throw new Error(['The words are not whole:', ...problems].join('\n  '));
}

/** Every variant is one of English. */
function catalogProblems(words: string, catalog: Catalog, english: Catalog): string[] {
  const isVariant = variants.some((variant) => variant === words);
  const compare = isVariant ? variantProblems : translationProblems;
  return [...compare(words, catalog, english), ...wordingProblems(words, catalog, english)];
}

async function readSources(root: string): Promise<string[]> {
  const folders = await Promise.all(sourceFolders.map((folder) => readFiles(join(root, folder))));
  const files = folders.flatMap((folder) => [...folder]).filter(([name]) => /\.tsx?$/.test(name));
  const manifest = await readFile(join(root, 'wxt.config.ts'), 'utf8');
  return [manifest, ...files.map(([, bytes]) => Buffer.from(bytes).toString('utf8'))];
}
