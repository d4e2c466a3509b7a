/** `npm run package` where it cannot go on: it says why, ends with 1 and writes nothing. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Outcome {
  readonly code: number;
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
      (error, _, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr }),
    );
  });
}

describe('npm run package', () => {
  it.each([
    ['a host for everything', ['--psa-host', '*'], '"*" is not a PSA host'],
    ['a host with a path', ['--psa-host', 'cw.example.com/v4'], '"cw.example.com/v4" is not a PSA host'],
    ['a host by plain http', ['--psa-host', 'http://cw.example.com'], 'is not a PSA host'],
    ['an open line', ['--base-url', 'http://admin.example.com/'], 'is no base URL'],
    ['no store’s id', ['--edge-store-id', 'abc'], 'is not an extension’s id'.replace('’', "'")],
    ['an unknown option', ['--sign'], '--sign'],
    ['a key that is not there', ['--key', '/nowhere/key.pem'], '/nowhere/key.pem cannot be read'],
    ['settings that are not there', ['--settings', '/nowhere.json'], '/nowhere.json cannot be read'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await run(args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
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
