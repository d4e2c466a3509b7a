import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findLocaleProblems, requireWholeLocales } from '../../../scripts/locales/find-problems.ts';
import { writeFiles } from '../../../scripts/package/files.ts';

/** A minimal project. */
const project = {
  'locales/en.json': '{ "manifest": { "about": "About" }, "form": { "title": "Title", "text": "{name}!" } }',
  'locales/de.json':
    '{ "manifest": { "about": "Worum es geht" }, "form": { "title": "Titel", "text": "{name}!" } }',
  'wxt.config.ts': "description: '__MSG_manifest_about__'",
  'components/Form.tsx': "t('form.title')",
  'entrypoints/popup/main.tsx': "t('form.text', { name })",
  'lib/money/money.ts': '',
};

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wisepay-locales-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  await writeFiles(root, new Map(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

it('a project whose words are all there and all used has no problem', async () => {
  await write(project);
  expect(await findLocaleProblems(root)).toEqual([]);
  await expect(requireWholeLocales(root)).resolves.toBeUndefined();
});

it('a build is stopped by a list of all problems, each with its file', async () => {
  await write({
    ...project,
    'locales/de.json': '{ "manifest": { "about": "Worum es geht" }, "form": { "text": "!" } }',
    'components/Form.tsx': '',
  });
  await expect(requireWholeLocales(root)).rejects.toThrow(
    [
      'The words are not whole:',
      '  locales/de.json: form.title is missing',
      '  locales/de.json: form.text lacks {name}',
      '  locales/en.json: form.title is used by no source',
    ].join('\n'),
  );
});

it('a badly worded message is told with its file, and a variant is held to its language', async () => {
  await write({
    ...project,
    'locales/en.json':
      '{ "manifest": { "about": "Canceled" }, "form": { "title": "Go on", "text": "{name}!" } }',
    'locales/en-AU.json': '{ "form": { "title": "Continue in the centre...", "text": "{name}!" } }',
    'locales/en-GB.json': '{ "manifest": { "about": "Cancelled" } }',
  });
  expect(await findLocaleProblems(root)).toEqual([
    'locales/en-AU.json: manifest.about is missing: spelling “Canceled”, use “cancelled”',
    'locales/en-AU.json: form.title differs in more than the words of the variant from “Go on”',
    'locales/en-AU.json: form.text is the same without the variant',
    expect.stringMatching(/^locales\/en-AU\.json: form\.title: “.*” needs an ellipsis/),
    expect.stringMatching(/^locales\/en-AU\.json: form\.title: .*full stop/),
    'locales/en.json: form.title: wording “Go on”, use “continue”',
  ]);
});

it.each([
  ['a group without messages', '{ "form": {} }', '"form" is no group of messages'],
  ['numbers for plural forms', '{ "wait": { "1": "One", "n": "Many" } }', '"wait" is no group of messages'],
  ['the browser’s own form', '{ "form": { "message": "Title" } }', '"form" is no group of messages'],
])('a catalog is refused that has %s', async (_, english, message) => {
  await write({ ...project, 'locales/en.json': english });
  await expect(findLocaleProblems(root)).rejects.toThrow(message);
});

it('a project without English words is refused', async () => {
  const { 'locales/en.json': _, ...others } = project;
  await write(others);
  await expect(findLocaleProblems(root)).rejects.toThrow('locales/en.json is missing');
});
