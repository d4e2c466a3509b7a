import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserOutcome } from '../../../scripts/test/browser-outcome.ts';
import { judged, type Outcome } from '../../../scripts/test/outcome.ts';
import { unitOutcome } from '../../../scripts/test/unit-outcome.ts';

/** Inside the project, so that the tests in it find the runners. */
let folder = '';

beforeEach(async () => {
  await mkdir('.output', { recursive: true });
  folder = await mkdtemp('.output/outcomes-');
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a test runner and reads its report, whether the run passes or fails. */
async function reportOf(cli: string, ...args: string[]): Promise<unknown> {
  // A separate runner, not one within the runner of this test; and in color, as in a terminal.
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], FORCE_COLOR: '1' };
  await promisify(execFile)(process.execPath, [`node_modules/${cli}`, ...args], { env }).catch(() => {});
  return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
}

async function unitRun(files: Record<string, string>): Promise<Outcome> {
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), `import { expect, it } from 'vitest';\n${text}`);
  }
  await writeFile(
    join(folder, 'vitest.config.ts'),
    `export default { test: { include: ['**/*.test.ts'] } };`,
  );
  const report = ['--reporter=json', '--outputFile=report.json'];
  return unitOutcome(await reportOf('vitest/vitest.mjs', 'run', '--root', folder, ...report));
}

async function browserRun(text: string): Promise<Outcome> {
  const imports = `import { expect, test } from '@playwright/test';`;
  await writeFile(join(folder, 'some.test.ts'), `${imports}\n${text}`);
  const reporter = [['json', { outputFile: 'report.json' }]];
  await writeFile(
    join(folder, 'playwright.config.ts'),
    `export default { retries: 1, outputDir: 'output', reporter: ${JSON.stringify(reporter)}, projects: [{ name: 'e2e' }] };`,
  );
  return browserOutcome(await reportOf('@playwright/test/cli.js', 'test', '--config', folder));
}

describe('after unit tests', () => {
  it('each failure is told by its file, its name and what was expected', async () => {
    const { passed, failures } = await unitRun({
      'good.test.ts': `it('adds', () => expect(1 + 1).toBe(2));`,
      'bad.test.ts': `it('adds', () => expect(1 + 1).toBe(3));\nit.skip('waits', () => {});`,
      'broken.test.ts': `throw new Error('no such thing');`,
    });
    expect(passed).toBe(1);
    expect(failures).toHaveLength(3);
    expect(failures.join('\n')).toContain(
      `${folder}/bad.test.ts › adds\n      AssertionError: expected 2 to be 3`,
    );
    expect(failures.join('\n')).toContain(`${folder}/bad.test.ts › waits\n      skipped`);
    expect(failures.join('\n')).toContain(`${folder}/broken.test.ts\n      no such thing`);
  });
});

describe('after browser tests', () => {
  it('each failure is told by its place, its name and what was expected', async () => {
    const { passed, failures } = await browserRun(`
      test.describe('numbers', () => {
        test('add', () => expect(1 + 1).toBe(2));
        test('add wrong', () => expect(1 + 1).toBe(3));
      });
      test.skip('wait', () => {});
      test('at the second try', ({}, { retry }) => expect(retry).toBe(1));
    `);
    expect(passed).toBe(1);
    expect(failures).toHaveLength(3);
    expect(failures.join('\n')).toContain(
      '[e2e] some.test.ts:5 › add wrong\n      Error: expect(received).toBe(expected)',
    );
    expect(failures.join('\n')).toContain('› wait\n      skipped');
    expect(failures.join('\n')).toContain('› at the second try');
  });

  it('what went wrong outside of all tests is told too', async () => {
    const { passed, failures } = await browserRun(`throw new Error('no such thing');`);
    expect(passed).toBe(0);
    expect(failures[0]).toBe('outside of all tests\n      Error: no such thing');
  });
});

it('a run without a report, or without a test, is a failure', () => {
  expect(unitOutcome(undefined).failures).toHaveLength(1);
  expect(browserOutcome({ suites: 'none' }).failures).toHaveLength(1);
  expect(judged(unitOutcome({ testResults: [] }), true).failures).toEqual(['no test was run']);
});

it('a run that ended badly is a failure, though every test passed', () => {
  const good = { passed: 3, failures: [] };
  expect(judged(good, true)).toEqual(good);
  expect(judged(good, false).failures).toHaveLength(1);
});
