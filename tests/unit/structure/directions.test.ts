import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, expect, it } from 'vitest';

/** A project with the linter's rules of this one, and the files that a test puts there. */
const project = await mkdtemp(join(tmpdir(), 'wisepay-directions-'));
const withoutComments = (await readFile('biome.jsonc', 'utf8')).replaceAll(/^\/\/.*$/gm, '');
const rules = v.parse(v.looseObject({}), JSON.parse(withoutComments));
await writeFile(join(project, 'biome.json'), JSON.stringify({ ...rules, vcs: { enabled: false } }));

afterAll(() => rm(project, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  const file = join(project, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** What one of the linter's rules says of a file there. */
async function said(rule: string, path: string): Promise<string> {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const linting = promisify(execFile)(process.execPath, [biome, 'lint', `--only=${rule}`, path], {
    cwd: project,
  });
  const { stdout, stderr } = await linting.catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}

/** What the linter says of a file there that imports something. */
async function complaints(path: string, source: string): Promise<string> {
  await put(path, `import { something } from '${source}';\nsomething();\n`);
  return said('style/noRestrictedImports', path);
}

it.each([
  ['what is known of PSA asks nothing of WisePay', 'lib/psa/x.ts', '../wisepay/client.ts'],
  ['what is known of WisePay asks nothing of PSA', 'lib/wisepay/x.ts', '../psa/hosts.ts'],
  ['a schema asks nothing of PSA', 'lib/wisepay/schemas/x.ts', '../../psa/hosts.ts'],
  ['the same by its other name', 'lib/wisepay/x.ts', '#lib/psa/hosts.ts'],
  ['operations ask nothing of the conversation', 'lib/operations/x.ts', '../pod/messages.ts'],
  ['policy asks nothing of the conversation', 'lib/policy/x.ts', '../pod/gate.ts'],
  ['the basics ask nothing of operations', 'lib/x.ts', './operations/settle.ts'],
  ['the frame asks nothing of the conversation', 'lib/frame/x.ts', '../pod/views.ts'],
  ['the conversation draws nothing', 'lib/pod/worker/x.ts', '../../../components/pod/Pod.tsx'],
  [
    'the conversation knows no entrypoint',
    'lib/pod/controllers/x.ts',
    '../../../entrypoints/shared/speak.ts',
  ],
  ['what is said knows nothing of the worker', 'lib/pod/contract/x.ts', '../worker/gate.ts'],
  ['what is said knows nothing of the panel', 'lib/pod/contract/x.ts', '../controllers/away.ts'],
  ['the panel reaches the worker by messages alone', 'lib/pod/controllers/x.ts', '../worker/gate.ts'],
  ['the worker knows nothing of the panel', 'lib/pod/worker/x.ts', '../controllers/away.ts'],
  ['a deeper part of it neither', 'lib/pod/worker/money/x.ts', '../../controllers/away.ts'],
  ['views ask nothing of the worker', 'components/x.tsx', '../lib/pod/worker/gate.ts'],
  ['views ask nothing of the journal', 'components/x.tsx', '../lib/operations/journal.ts'],
  ['views ask nothing of the browser', 'components/x.tsx', 'webextension-polyfill'],
  ['a view never calls WisePay', 'components/x.tsx', '../lib/wisepay/client.ts'],
  ['the panel never calls WisePay', 'lib/pod/controllers/x.ts', '../../wisepay/transport.ts'],
  ['the panel holds no token', 'entrypoints/panel/x.ts', '../../lib/wisepay/sign-in/access.ts'],
  [
    'the content script holds no token',
    'entrypoints/invoice.content/x.ts',
    '../../lib/wisepay/sign-in/access.ts',
  ],
  [
    'the popup reaches the worker by messages alone',
    'entrypoints/popup/x.ts',
    '../../lib/pod/worker/gate.ts',
  ],
  ['what is said carries nothing out', 'lib/pod/contract/x.ts', '../../operations/operations.ts'],
  ['what is shipped knows no test', 'entrypoints/panel/x.ts', '../../tests/sandbox/main.ts'],
  ['what is shipped knows no test by its other name', 'lib/pod/worker/x.ts', '#sandbox/main.ts'],
])('%s, or lint fails', async (_, path, source) => {
  expect(await complaints(path, source)).toContain('lint/style/noRestrictedImports');
});

it.each([
  ['the conversation', 'lib/pod/worker/x.ts', '../../wisepay/client.ts'],
  ['the panel’s side', 'lib/pod/controllers/x.ts', '../contract/views.ts'],
  ['policy', 'lib/policy/x.ts', '../psa/hosts.ts'],
  ['a view', 'components/x.tsx', '../lib/pod/contract/views.ts'],
  ['an entrypoint', 'entrypoints/panel/x.ts', '../../lib/psa/hosts.ts'],
  ['the worker', 'entrypoints/background/x.ts', '../../lib/wisepay/sign-in/access.ts'],
  ['a test', 'tests/unit/x.ts', '#lib/psa/hosts.ts'],
])('%s may import what is below it', async (_, path, source) => {
  expect(await complaints(path, source)).toContain('Checked 1 file');
  expect(await complaints(path, source)).not.toContain('lint/style/noRestrictedImports');
});

it('two modules that know each other fail lint, also where it is by a type alone', async () => {
  await put(
    'lib/first.ts',
    `import type { Second } from './second.ts';\nexport type First = Second | null;\n`,
  );
  await put(
    'lib/second.ts',
    `import type { First } from './first.ts';\nexport type Second = First | null;\n`,
  );
  expect(await said('suspicious/noImportCycles', 'lib')).toContain('lint/suspicious/noImportCycles');
});
