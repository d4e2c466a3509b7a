/** `--help` says what a command does, without installing or running anything; what it says is true. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asksForHelp, helpFor } from '../../../scripts/help.mjs';

const commands = {
  test: 'scripts/test.ts',
  start: 'scripts/start.ts',
  dev: 'scripts/dev.ts',
  sandbox: 'sandbox/main.ts',
  gallery: 'scripts/gallery.ts',
  'test:layouts': 'scripts/layouts.ts',
  jobs: 'scripts/jobs.ts',
  'moving-picture': 'scripts/moving-picture.ts',
  package: 'scripts/package.ts',
};

async function run(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
  const [code] = await once(child, 'close');
  return { code, text };
}

const projectFile = async () => JSON.parse(await readFile('package.json', 'utf8'));

describe('help', () => {
  it.each(Object.entries(commands))('on npm run %s needs nothing but Node', async (name, script) => {
    const folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await mkdir(join(folder, 'scripts'));
    for (const file of ['bootstrap.mjs', 'help.mjs'])
      await cp(`scripts/${file}`, join(folder, 'scripts', file));

    const { scripts } = await projectFile();
    expect(scripts[name]).toBe(`node scripts/bootstrap.mjs ${script}`);
    for (const option of ['--help', '-h']) {
      const { code, text } = await run(folder, ['scripts/bootstrap.mjs', script, option]);
      expect(text).toBe(`${helpFor(script)}\n`);
      expect(code).toBe(0);
    }
    expect(await readdir(folder)).toEqual(['scripts']);
  });

  it.each([
    'scripts/start.ts',
    'scripts/gallery.ts',
    'scripts/layouts.ts',
    'scripts/jobs.ts',
    'scripts/moving-picture.ts',
    'scripts/test.ts',
    'scripts/package.ts',
  ])('is what %s prints, where it is run by itself', async (script) => {
    const { code, text } = await run('.', [script, '--help']);
    expect(text).toBe(`${helpFor(script)}\n`);
    expect(code).toBe(0);
  });

  it.each(Object.values(commands))('on %s names npm scripts and folders that there are', async (script) => {
    const text = helpFor(script) ?? '';
    const { scripts } = await projectFile();
    const named = [...text.matchAll(/npm run\s+([\w:-]+)/g)].map(([, name = '']) => name);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('on the tests names every folder of tests, and the commands for one of them', async () => {
    const text = helpFor('scripts/test.ts') ?? '';
    const folders = await readdir('tests', { withFileTypes: true });
    const suites = folders.filter((entry) => entry.isDirectory() && entry.name !== 'fixtures');
    expect(suites.length).toBeGreaterThan(5);
    for (const { name } of suites) expect(text).toContain(`tests/${name}`);
    for (const [, path = ''] of text.matchAll(/-- (tests\/\S+)/g))
      await expect(readdirOrFile(path)).resolves.toBe(true);
  });

  it.each(Object.entries(commands))('on npm run %s lists every option that it takes', async (_, script) => {
    const source = await readFile(script, 'utf8');
    const [, declared = ''] = /parseArgs\(\{.*?options: \{(.*?)\n? *\},?\n? *\}\)/s.exec(source) ?? [];
    const options = [...declared.matchAll(/'?([\w-]+)'?: \{ type/g)].map(([, name]) => name);
    for (const name of options) expect(helpFor(script)).toContain(`--${name}`);
    expect(options.length > 0).toBe(script !== commands.test);
  });

  it('is not what a person asks for behind --, or on a script that has none', () => {
    expect(asksForHelp(['--once', '-h'])).toBe(true);
    expect(asksForHelp(['--', '--help'])).toBe(false);
    expect(asksForHelp(['help'])).toBe(false);
    expect(helpFor('scripts/fleet.ts')).toBeUndefined();
    expect(helpFor('toString')).toBeUndefined();
  });
});

async function readdirOrFile(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => readFile(path).then(() => true),
  );
}

describe('a wrong option is named without a stack trace', () => {
  it.each([
    ['scripts/start.ts', '--onec', 'The demo did not work: Unknown option'],
    ['scripts/dev.ts', '--prot', 'The development server did not work: Unknown option'],
    ['scripts/gallery.ts', '--langauge', 'The pictures were not taken: Unknown option'],
    ['scripts/jobs.ts', '--jbos', 'The jobs were not done: Unknown option'],
    ['scripts/test.ts', 'tests/unit', 'npm test takes no options, not even tests/unit'],
    ['sandbox/main.ts', '--prot', 'Sandbox: Unknown option'],
  ])('of %s: %s', async (script, option, message) => {
    const { code, text } = await run('.', [script, option]);
    expect(text).toContain(message);
    expect(text).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  });
});
