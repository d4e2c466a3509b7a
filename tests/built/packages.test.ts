/** The packages for the stores and the sandbox. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordsTags } from '#lib/i18n/languages.ts';
import { buildExtension } from '../../scripts/package/build/extension-build.ts';
import { readDocumented } from './rules/documented.ts';
import { type Expected, findProblems } from './rules/find-problems.ts';
import { filesNamed, type PackageFiles, textsOf } from './rules/package-files.ts';

const documented = readDocumented(await readFile('docs/permissions.md', 'utf8'));

/** What a package for these sites may do and name. */
function expectedOn(sites: readonly string[]): Expected {
  return {
    grants: documented.grantsOn(sites),
    addresses: documented.addresses,
    connect: ['https:'],
    ancestors: sites,
    isShipped: true,
  };
}

const cloud = expectedOn(documented.psaHosts.map((host) => `https://${host}`));
const forStores: Expected = {
  ...cloud,
  grants: [...cloud.grants, ...documented.storeGrants],
  ancestors: [...cloud.ancestors, 'https:'],
};
const ownHosts = ['cw.example.com', 'cw.example.com:8443'];
const narrow = expectedOn(ownHosts.map((host) => `https://${host}`));
const forOwnHosts: Expected = { ...narrow, addresses: [...narrow.addresses, ...ownHosts] };
const forSandbox: Expected = {
  ...expectedOn(['http://psa.localhost:4600']),
  addresses: [...documented.addresses, ...documented.sandboxAddresses],
  connect: ['http://wisepay.localhost:4600'],
  isShipped: false,
};

const packages = [
  { name: 'for Chrome', mode: 'production', browser: 'chrome', psaHosts: '', expected: forStores },
  { name: 'for Edge', mode: 'production', browser: 'edge', psaHosts: '', expected: forStores },
  {
    name: 'for hosts of one’s own',
    mode: 'production',
    browser: 'chrome',
    psaHosts: ownHosts.join(),
    expected: forOwnHosts,
  },
  { name: 'for the sandbox', mode: 'sandbox', browser: 'chrome', psaHosts: '', expected: forSandbox },
] as const;

/** The addresses of `.env.example`, so that a machine with its own settings runs the same test. */
const productionEnvironment = {
  WXT_WISEPAY_ISSUER: 'https://identity.wisepay.example',
  WXT_WISEPAY_API: 'https://api.wisepay.example/pod',
  WXT_WISEPAY_APP: 'https://app.wisepay.example',
};

const files = new Map<string, PackageFiles>();

beforeAll(async () => {
  await Promise.all(
    packages.map(async ({ name, mode, browser, psaHosts }) => {
      const settings = mode === 'sandbox' ? {} : { ...productionEnvironment, WXT_PSA_HOSTS: psaHosts };
      files.set(name, textsOf(await buildExtension({ mode, browser, settings })));
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

  it('says nothing of the machine that built it', () => {
    const found = [...(files.get(name) ?? [])];
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, text]) => text.includes(process.cwd())).map(([path]) => path)).toEqual([]);
  });

  it('has in each language the messages that the browser itself reads, and no others', () => {
    const found = filesNamed(files.get(name) ?? new Map(), '/messages.json');
    expect(found.map(([path]) => path).sort()).toEqual(
      wordsTags.map((words) => `_locales/${words.replace('-', '_')}/messages.json`).sort(),
    );
    const keys = found.flatMap(([, text]) => Object.keys(JSON.parse(text)));
    expect(keys.filter((key) => key === 'manifest_about')).toHaveLength(wordsTags.length);
    expect(keys.filter((key) => !/^(?:manifest|page)_/.test(key))).toEqual([]);
  });
});
