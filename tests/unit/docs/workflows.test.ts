/** GitHub's workflows run nowhere else, so the tests check that what they name exists. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../../package.json' with { type: 'json' };

const stepSchema = v.object({
  run: v.optional(v.string()),
  uses: v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string()), {}),
});
const workflowSchema = v.object({
  jobs: v.record(
    v.string(),
    v.object({ needs: v.optional(v.string()), if: v.optional(v.string()), steps: v.array(stepSchema) }),
  ),
});

const jobsOf = (name: string) =>
  v.parse(workflowSchema, parse(readFileSync(`.github/workflows/${name}.yml`, 'utf8'))).jobs;

const commandsOf = (name: string, job: string) => jobsOf(name)[job]?.steps.flatMap(({ run }) => run ?? []);

describe.each(['ci', 'release'])('the workflow %s', (name) => {
  const commands = Object.keys(jobsOf(name)).flatMap((job) => commandsOf(name, job) ?? []);

  it('runs what every build server runs', () => {
    expect(commands).toContain('.ci/run');
    expect(existsSync('.ci/run')).toBe(true);
  });

  it('calls no npm script that is not there', () => {
    const called = commands.flatMap((text) =>
      [...text.matchAll(/npm run (\S+)/g)].map(([, script]) => script),
    );
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(called));
  });

  it('uses no secret outside of a step that needs it', () => {
    const source = readFileSync(`.github/workflows/${name}.yml`, 'utf8');
    const used = source.match(/secrets\.\w+/g) ?? [];
    const given = Object.values(jobsOf(name)).flatMap(({ steps }) =>
      steps.flatMap(
        ({ env, uses }) =>
          (uses === undefined
            ? Object.values(env)
                .join()
                .match(/secrets\.\w+/g)
            : []) ?? [],
      ),
    );
    expect(used).toEqual(given);
  });
});

describe('a release', () => {
  it('is packaged after all tests, submitted after that, and announced at last', () => {
    const commands = commandsOf('release', 'package') ?? [];
    expect(commands.indexOf('npm run package')).toBeGreaterThan(commands.indexOf('.ci/run'));
    expect(jobsOf('release')['submit']?.needs).toBe('package');
    expect(jobsOf('release')['release']?.needs).toBe('submit');
  });

  it('is submitted for a tag alone', () => {
    const [submit] = jobsOf('release')['submit']?.steps.filter(({ run }) => run !== undefined) ?? [];
    expect(submit?.env['DRY_RUN']).toBe(`\${{ github.ref_type != 'tag' }}`);
    expect(jobsOf('release')['release']?.if).toBe(`github.ref_type == 'tag'`);
  });

  it('is submitted with options that the command has', () => {
    const help = execFileSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'submit', '--help'], {
      encoding: 'utf8',
    });
    const [submit = ''] = commandsOf('release', 'submit') ?? [];
    const [{ env } = { env: {} }] = jobsOf('release')['submit']?.steps.filter(({ run }) => run) ?? [];
    const options = [
      ...[...submit.matchAll(/--([a-z-]+)=/g)].map(([, option]) => option),
      ...Object.keys(env).map((variable) => variable.toLowerCase().replaceAll('_', '-')),
    ];
    expect(options.length).toBeGreaterThan(5);
    for (const option of options) expect(help).toContain(`  --${option} `);
  });
});
