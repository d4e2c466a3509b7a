/** The packages as the stores and the sandbox get them. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocumented } from './rules/documented.ts';
import { type Expected, findProblems } from './rules/find-problems.ts';
import { type PackageFiles, readPackage } from './rules/package-files.ts';

const folder = '.output/built';
const documented = readDocumented(await readFile('docs/permissions.md', 'utf8'));

const psaSites = [
  '*.myconnectwise.net',
  '*.myconnectwise.com',
  '*.connectwise.net',
  'staging.connectwisedev.com',
];
const forPsa: Expected = {
  grants: documented.grants,
  addresses: documented.addresses,
  connect: ['https:'],
  ancestors: psaSites.map((host) => `https://${host}`),
};
const forSandbox: Expected = {
  grants: documented.sandboxGrants,
  addresses: [...documented.addresses, ...documented.sandboxAddresses],
  connect: ['http://wisepay.localhost:4600'],
  ancestors: ['http://psa.localhost:4600'],
};

const packages = [
  { name: 'for Chrome', mode: 'production', browser: 'chrome', output: 'chrome-mv3', expected: forPsa },
  { name: 'for Edge', mode: 'production', browser: 'edge', output: 'edge-mv3', expected: forPsa },
  {
    name: 'for the sandbox',
    mode: 'sandbox',
    browser: 'chrome',
    output: 'chrome-mv3-sandbox',
    expected: forSandbox,
  },
];

/** The addresses of `.env.example`, so that a machine with settings of its own is tested with the same. */
const productionEnvironment = {
  WXT_WISEPAY_ISSUER: 'https://identity.wisepay.example',
  WXT_WISEPAY_API: 'https://api.wisepay.example/pod',
  WXT_WISEPAY_APP: 'https://app.wisepay.example',
};

const files = new Map<string, PackageFiles>();

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await Promise.all(
    packages.map(async ({ name, mode, browser, output }) => {
      const { NODE_ENV: _tests, ...environment } = process.env;
      await promisify(execFile)(process.execPath, ['tests/built/build.ts', mode, browser], {
        env: { ...environment, ...(mode === 'production' && productionEnvironment) },
      });
      files.set(name, await readPackage(`${folder}/${output}`));
    }),
  );
}, 120_000);

describe.each(packages)('the package $name', ({ name, expected }) => {
  it('has a worker, a content script, pages and nothing in them that should not be there', () => {
    const found = files.get(name) ?? new Map<string, string>();
    expect([...found.keys()]).toEqual(
      expect.arrayContaining(['manifest.json', 'background.js', 'content-scripts/invoice.js', 'panel.html']),
    );
    expect(findProblems(found, expected)).toEqual([]);
  });
});
