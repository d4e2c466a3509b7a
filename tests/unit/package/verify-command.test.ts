/** What a person names to `--verify`, and what the command says and ends with. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeFiles } from '../../../scripts/package/files.ts';
import { verify } from '../../../scripts/package/verify/verify-command.ts';
import { crxName, page, useHostedPackage } from './support/hosted-package.ts';

const { server, files, built } = useHostedPackage();

describe('what a person names', () => {
  async function folderWith(names: readonly string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFiles(folder, new Map([...built()].filter(([name]) => names.includes(name))));
    return folder;
  }
  const ask = (target: string, outDir = '/nowhere') => verify({ target, outDir, fromCaller: (path) => path });

  it('may be the manifest, its folder, or the folder of the package', async () => {
    const folder = await folderWith(['updates.xml', crxName]);
    for (const target of [server.url, `${server.url}/`, `${server.url}/updates.xml`]) {
      const { isGood, report } = await ask(target, folder);
      expect(isGood).toBe(true);
      expect(report).toContain(`Compared with the package in ${folder}.`);
    }
    expect(await ask(folder)).toMatchObject({
      isGood: true,
      report: expect.stringContaining(`Browsers can install from ${server.url}/updates.xml.`),
    });
  });

  it('is checked for itself where there is no package to compare with', async () => {
    const { isGood, report } = await ask(server.url);
    expect(isGood).toBe(true);
    expect(report).toContain('Not compared with a build: name the folder of the package with --out.');
  });

  it('ends with the number of problems', async () => {
    files.delete('/updates.xml');
    const { isGood, report } = await ask(server.url);
    expect(isGood).toBe(false);
    expect(report).toMatch(/^✗ .* does not exist \(status 404\)\.\n {2}Next: Upload/);
    expect(report).toMatch(/\n1 problem\. Fix the first one/);
  });

  it.each(['http://admin.example.com/pod/', 'https://admin.example.com/?a', 'file:///pod/updates.xml'])(
    'is refused as %s',
    async (target) => {
      await expect(ask(target)).rejects.toThrow('cannot be checked');
    },
  );

  it('is refused as a folder without a package for an own server', async () => {
    await expect(ask(await folderWith([]))).rejects.toThrow('has no CRX with an updates.xml');
    await expect(ask(await folderWith(['updates.xml']))).rejects.toThrow('has no CRX with an updates.xml');
  });

  it('decides how the command ends', async () => {
    const run = (...args: string[]) =>
      new Promise<{ code: unknown; text: string }>((resolve) =>
        execFile(process.execPath, ['scripts/package.ts', ...args], (error, stdout, stderr) =>
          resolve({ code: error?.code ?? 0, text: stdout + stderr }),
        ),
      );
    const out = ['--out', await folderWith(['updates.xml', crxName])];
    expect(await run('--verify', server.url, ...out)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Browsers can install from'),
    });
    files.set(`/${crxName}`, page);
    expect(await run('--verify', server.url, ...out)).toMatchObject({
      code: 1,
      text: expect.stringContaining('gives a web page instead of the file'),
    });
    expect(await run('--verify', server.url, '--version', '1.2.3')).toMatchObject({
      code: 1,
      text: expect.stringContaining('leave out --version'),
    });
  });
});
