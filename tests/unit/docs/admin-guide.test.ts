/** People copy from docs/admin-guide.md: what it says about settings, files and words must be correct. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishCatalog } from '#lib/i18n/catalogs.ts';
import { defaultPolicy, endpointSettings, type ManagedValues } from '#lib/policy/policy.ts';
import { policyKeys, readPolicy } from '#lib/policy/read-policy.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { overrideProfile } from '#lib/psa/profile-overrides.ts';
import { podClient } from '#lib/wisepay/sign-in/provider.ts';
import { readXml } from '../../../scripts/package/check/read-xml.ts';
import { type Route, redirectAddressOf } from '../../../scripts/package/package-facts.ts';
import { managedBrowsers, pinnedIn } from '../../../scripts/package/policies/browsers.ts';
import { linuxPolicy } from '../../../scripts/package/policies/linux.ts';
import { regFile } from '../../../scripts/package/policies/reg-file.ts';
import { registryPolicy } from '../../../scripts/package/policies/registry.ts';
import { rowsOf } from '../support/markdown-table.ts';

const guidePath = 'docs/admin-guide.md';
const guide = readFileSync(guidePath, 'utf8');

function section(title: string): string {
  const [, text = ''] = guide.split(`\n${title}\n`);
  return text.split(/^#+ /m)[0] ?? '';
}

/** The first piece of code in a cell. */
const codeIn = (cell = '') => /`([^`]+)`/.exec(cell)?.[1] ?? '';

const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);

const read = (managed: ManagedValues) => readPolicy(managed, { issuer: '', api: '', app: '' });

const documented = rowsOf(section('## 4. Settings')).map(([key, type, initial, , example, bad]) => ({
  key: codeIn(key),
  type: type?.trim(),
  initial: JSON.parse(codeIn(initial)),
  example: JSON.parse(codeIn(example)),
  bad: JSON.parse(codeIn(bad)),
}));

/** The value of a key that the policy does not set. Only the addresses come from elsewhere. */
const defaults: Readonly<Record<string, unknown>> = {
  ...defaultPolicy,
  wisepayIssuer: defaultPolicy.endpoints,
  wisepayApi: defaultPolicy.endpoints,
  wisepayApp: defaultPolicy.endpoints,
  wisepayApps: [],
};

describe('the guide’s table of settings', () => {
  it('has one row for each setting, and none for anything else', () => {
    expect(documented.map(({ key }) => key).sort()).toEqual([...policyKeys].sort());
  });

  it('names the types that the browsers check', () => {
    const { properties } = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));
    for (const { key, type } of documented) expect(type, key).toBe(properties[key].type);
  });

  it.each(documented)('tells the default of $key', ({ key, initial }) => {
    expect(initial).toEqual(defaults[key]);
  });

  it.each(documented)('has an example for $key that is used as it is', ({ key, example }) => {
    expect(read({ [key]: example })).toMatchObject({ set: [key], problems: [] });
    expect(example).not.toEqual(defaults[key]);
  });

  it.each(documented)('has a value for $key that cannot be used, and is named', ({ key, bad }) => {
    expect(read({ [key]: bad })).toMatchObject({ set: [], problems: [{ key, reason: 'bad_value' }] });
  });
});

describe('what is there to copy', () => {
  const route: Route = {
    kind: 'self-hosted',
    id: '<extension-id>',
    updateUrl: '<update-address>',
    browsers: [],
  };

  it('is a settings file with every setting, all of which are used', () => {
    const [settings = ''] = blocksOf(section('## 4. Settings'), 'json');
    const { set, problems } = read(JSON.parse(settings));
    expect(problems).toEqual([]);
    expect([...set].sort()).toEqual([...policyKeys].sort());
  });

  it('is a smallest settings file, with which the extension knows WisePay', () => {
    const [smallest = ''] = blocksOf(section('## Quick start'), 'json');
    const { policy, set, problems } = read(JSON.parse(smallest));
    expect(problems).toEqual([]);
    expect(set).toHaveLength(3);
    expect(policy.endpoints).not.toBeNull();
  });

  it('is what makes each kind of server give the CRX its type', () => {
    const hosting = section('### Host the files');
    for (const language of ['nginx', 'xml', 'sh']) {
      expect(blocksOf(hosting, language)[0], language).toContain('application/x-chrome-extension');
    }
    const [webConfig = ''] = blocksOf(hosting, 'xml');
    expect(readXml(webConfig)).toMatchObject({
      configuration: { 'system.webServer': { staticContent: { mimeMap: { '@fileExtension': '.crx' } } } },
    });
  });

  it('is a letter that asks WisePay for what the contract needs', () => {
    const [letter = ''] = blocksOf(section('### Register the ID with WisePay'), 'text');
    const contract = readFileSync('docs/wisepay-contract.md', 'utf8');
    const [, headers = ''] = /and exposes (.+?)\.\n/s.exec(contract) ?? [];
    const exposed = [...headers.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);
    expect(exposed.length).toBeGreaterThan(5);
    const terms = [
      ...exposed,
      podClient.client_id,
      'openid email pod',
      'auth_time',
      'email_verified',
      'S256',
      'ES256',
    ];
    expect(contract).toContain('`openid email pod`');
    for (const term of terms) expect(letter).toContain(term);
    expect(letter).toContain(redirectAddressOf('<extension-id>'));
    expect(letter).toContain('chrome-extension://<extension-id>');
    for (const key of Object.keys(endpointSettings)) expect(letter).toContain(`"${key}"`);
  });

  it('keeps the button in the toolbar by each browser’s own word', () => {
    const entries = rowsOf(section('### The toolbar button')).map(([, , cell]) => JSON.parse(codeIn(cell)));
    expect(entries).toEqual([pinnedIn('chrome', '<extension-id>'), pinnedIn('edge', '<extension-id>')]);
  });

  it('is a policy file for Linux as the package command writes it', () => {
    expect(blocksOf(section('### Linux'), 'json')).toEqual([
      linuxPolicy('chrome', route, { idleMinutes: 10, disabledActions: ['terminal'] }),
    ]);
  });

  it('is a registry file as the package command writes it', () => {
    const settings = {
      refundLimit: '500.00 USD',
      disabledActions: ['terminal'],
      refundNeedsReason: true,
      idleMinutes: 10,
      supportEmail: 'help@example.com',
    };
    const written = regFile(registryPolicy(managedBrowsers.chrome, route, settings));
    const text = new TextDecoder('utf-16le').decode(written).replaceAll('\r\n', '\n');
    expect(blocksOf(section('### Windows: registry'), 'reg')).toEqual([text]);
  });

  it('names the folder, the registry key and the domain that each browser reads', () => {
    for (const { linuxFolder, registryKey, macDomain } of Object.values(managedBrowsers)) {
      for (const place of [linuxFolder, registryKey, macDomain]) {
        if (place !== null) expect(guide).toContain(`\`${place}\``);
      }
    }
  });
});

describe('the worked example of another detection', () => {
  const [builtIn = '', settings = ''] = blocksOf(section('### Detection'), 'json');
  const { policy, problems } = read(JSON.parse(settings));
  const numberIn = (pattern: string, banner: string) => new RegExp(pattern).exec(banner)?.[1];
  const changed = overrideProfile(defaultProfile, policy.detection).banner.invoice;

  it('begins with every part as it is built in', () => {
    expect(JSON.parse(builtIn)).toEqual(defaultProfile);
  });

  it('finds the number in the banner that the built-in pattern does not know', () => {
    expect(problems).toEqual([]);
    expect(numberIn(defaultProfile.banner.invoice, 'Invoice 20101 - Contoso Dental')).toBeUndefined();
    expect(numberIn(changed, 'Invoice 20101 - Contoso Dental')).toBe('20101');
    expect(numberIn(changed, 'Invoice AB-20101')).toBe('AB-20101');
  });

  it('takes no other word for a number', () => {
    expect(numberIn(changed, 'Invoice Search - 2026')).toBeUndefined();
    expect(numberIn(changed, 'Invoice Search')).toBeUndefined();
  });

  it('names parts that there are', () => {
    const parts = Object.entries(defaultProfile).flatMap(([name, value]) =>
      Array.isArray(value) ? [name] : Object.keys(value).map((part) => `${name}.${part}`),
    );
    const cells = rowsOf(section('### Detection')).map(([, cell = '']) => cell);
    const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(parts).toContain(name);
  });
});

it('quotes what the extension says to the letter', () => {
  const said = [...englishCatalog.values()].join('\n');
  const symptoms = rowsOf(section('## 8. Troubleshooting')).map(([symptom = '']) => symptom);
  const quoted = symptoms.flatMap((cell) => [...cell.matchAll(/\*\*(.+?)\*\*/g)].map(([, text]) => text));
  expect(quoted.length).toBeGreaterThan(10);
  for (const text of quoted) expect(said).toContain(text);
  expect(guide).toContain('**WisePay was updated or removed. Refresh this page to continue.**');
  expect(said).toContain('WisePay was updated or removed. Refresh this page to continue.');
});

it.each([guidePath, 'README.md'])('%s links to files and headings that there are', (path) => {
  const text = readFileSync(path, 'utf8');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  expect(local.length).toBeGreaterThan(0);
  for (const target of local) {
    const [file = '', anchor] = target.split('#');
    if (file !== '') expect(existsSync(join(dirname(path), file)), target).toBe(true);
    else expect(headings, target).toContain(anchor);
  }
});

/** A heading's anchor, as GitHub makes it. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
