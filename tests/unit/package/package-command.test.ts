/** If `npm run package` cannot continue, it says why, exits with code 1 and writes nothing. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function run(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...variables };
    execFile(
      process.execPath,
      ['scripts/package.ts', '--out', join(folder, 'out'), ...args],
      { env },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

describe('npm run package', { timeout: 60_000 }, () => {
  it.each([
    ['a host for everything', ['--psa-host', '*'], '"*" is not a PSA host'],
    ['a host with a path', ['--psa-host', 'cw.example.com/v4'], '"cw.example.com/v4" is not a PSA host'],
    ['a host by plain http', ['--psa-host', 'http://cw.example.com'], 'is not a PSA host'],
    ['an open line', ['--base-url', 'http://admin.example.com/'], 'is no base URL'],
    ['no store’s id', ['--edge-store-id', 'abc'], 'is not an extension’s id'.replace('’', "'")],
    ['an unknown option', ['--sign'], '--sign'],
    ['a key that is not there', ['--key', '/nowhere/key.pem'], '/nowhere/key.pem cannot be read'],
    [
      'a place for a CRX that nobody signs',
      ['--base-url', 'https://admin.example.com/'],
      'needs a signing key',
    ],
    [
      'one id for both stores',
      ['--chrome-store-id', 'a'.repeat(32), '--edge-store-id', 'a'.repeat(32)],
      'Both stores have the same id',
    ],
    ['a host in upper case', ['--psa-host', 'CW.example.com:443'], 'without the port 443'],
    ['a version that is none', ['--version', 'v1'], '"v1" is not a version'],
    ['settings that are not there', ['--settings', '/nowhere.json'], '/nowhere.json cannot be read'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await run(args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['that go nowhere', '{"idleMinutes": 10}', [], '--settings would have no effect'],
    ['in a list', '[]', ['--chrome-store-id', 'a'.repeat(32)], 'is not a JSON object'],
    ['that are cut off', '{"idleMinutes": ', [], 'is not JSON: Unexpected end'],
    ['out of bounds', '{"idleMinutes": 0}', [], 'idleMinutes: its value cannot be used'],
    ['that mean nothing', '{"locale": null}', [], 'locale: null is no value; leave the key out'],
    [
      'with a byte order mark and a slip',
      '\uFEFF{"idleMinute": 10}',
      [],
      'idleMinute: there is no such setting',
    ],
  ])('refuses settings %s, from where the person stands', async (_, text, args, message) => {
    await writeFile(join(folder, 'settings.json'), text);
    const { code, stderr } = await run(['--settings', 'settings.json', ...args], { INIT_CWD: folder });
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('lists its options', async () => {
    const { code, stdout } = await run(['--help']);
    for (const option of ['--key', '--base-url', '--settings', '--psa-host', '--version', '--out']) {
      expect(stdout).toContain(option);
    }
    expect(code).toBe(0);
  });

  it('refuses a bad key, from a file or a variable, without showing it', async () => {
    const path = join(folder, 'key.pem');
    await writeFile(path, '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n');
    for (const outcome of [await run(['--key', path]), await run([], { WISEPAY_SIGNING_KEY: 'c2VjcmV0' })]) {
      expect(outcome.stderr).toContain('The signing key cannot be read');
      expect(outcome.stderr).not.toContain('c2VjcmV0');
      expect(outcome.code).toBe(1);
    }
    expect(await readdir(folder)).toEqual(['key.pem']);
  });

  it('does not write among somebody’s own files', async () => {
    await writeFile(join(folder, 'out'), 'mine');
    expect((await run([])).code).toBe(1);
    await writeFile(join(folder, 'mine.txt'), 'mine');
    const { code, stderr } = await run(['--out', folder]);
    expect(stderr).toContain('is not empty');
    expect(code).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(['mine.txt', 'out']);
  });
});
