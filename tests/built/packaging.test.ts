/** Tests `npm run package`, from the build to the folder that it writes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Manifest, readManifest } from '../../scripts/package/archives/manifest.ts';
import { readZip } from '../../scripts/package/archives/zip.ts';
import { buildExtension } from '../../scripts/package/build/extension-build.ts';
import { type BuiltPackages, buildPackages } from '../../scripts/package/build-packages.ts';
import { readCrx } from '../../scripts/package/check/read-crx.ts';
import { type Files, readFiles } from '../../scripts/package/files.ts';
import { PackageError } from '../../scripts/package/package-error.ts';
import { sizeBudgets } from '../bench/size-budgets.ts';
import { newKeyPem } from '../unit/package/support/keys.ts';

/** Each test builds once or twice, on machines that may be busy. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const keyPem = newKeyPem();
const asked = {
  mode: 'production',
  psaHosts: ['cw.example.com'],
  baseUrl: 'https://admin.example.com/pod/',
  edgeStoreId: 'ponmlkjihgfedcbaponmlkjihgfedcba',
  settings: {
    wisepayIssuer: 'https://identity.wisepay.example',
    wisepayApi: 'https://api.wisepay.example/pod',
    wisepayApp: 'https://app.wisepay.example',
  },
  keyPem,
} as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const inFolder = (name: string) => join(folder, name);

async function crxManifest({ crx }: BuiltPackages): Promise<Manifest> {
  return readManifest(readZip(readCrx(await readFile(crx ?? '')).zip));
}

describe('npm run package', () => {
  let first: BuiltPackages;
  let files: Files;
  beforeAll(async () => {
    first = await buildPackages({ ...asked, outDir: inFolder('first') });
    files = await readFiles(inFolder('first'));
  });

  it('writes the same bytes again, at another time and in another zone', async () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    const second = await buildPackages({ ...asked, outDir: inFolder('second') });
    expect(second.files).toEqual(first.files);
    const again = await readFiles(inFolder('second'));
    const differing = first.files.filter(
      (name) => !Buffer.from(files.get(name) ?? []).equals(again.get(name) ?? Buffer.of()),
    );
    expect(differing).toEqual([]);
  });

  it('writes zips that are not for the stores, a CRX, its update manifest, policies, steps and checksums', () => {
    expect(first.files.filter((name) => !name.startsWith('policies/'))).toEqual([
      'SHA256SUMS',
      'STEPS.md',
      'updates.xml',
      `wisepay-payment-pod-${first.version}-chrome-not-for-stores.zip`,
      `wisepay-payment-pod-${first.version}-edge-not-for-stores.zip`,
      `wisepay-payment-pod-${first.version}.crx`,
    ]);
    expect(first.files.filter((name) => name.endsWith('.json'))).toEqual([
      'policies/edge-add-ons/linux/edge.json',
      'policies/self-hosted/linux/chrome.json',
      'policies/self-hosted/linux/chromium.json',
      'policies/self-hosted/linux/edge.json',
    ]);
  });

  it('keeps the button in the toolbar, by the word of each browser', () => {
    const toolbarOf = (path: string) =>
      JSON.parse(Buffer.from(files.get(path) ?? []).toString()).ExtensionSettings;
    const ownId = first.id ?? '';
    expect(toolbarOf('policies/self-hosted/linux/chrome.json')).toEqual({
      [ownId]: { toolbar_pin: 'force_pinned' },
    });
    expect(toolbarOf('policies/self-hosted/linux/edge.json')).toEqual({
      [ownId]: { toolbar_state: 'force_shown' },
    });
  });

  it('makes packages for the asked host and no other, that can be granted none', async () => {
    for (const manifest of [await crxManifest(first), readManifest(readZip(await readFile(first.edgeZip)))]) {
      expect(manifest['optional_host_permissions']).toBeUndefined();
      expect(manifest['content_scripts']).toMatchObject([{ matches: ['https://cw.example.com/*'] }]);
      expect(JSON.stringify(manifest)).toContain('frame-ancestors https://cw.example.com;');
    }
  });

  it('makes zips and a CRX that keep to their size', () => {
    const packed = [...files].filter(([name]) => /\.(?:zip|crx)$/.test(name));
    expect(packed).toHaveLength(3);
    for (const [name, { byteLength }] of packed) expect(byteLength, name).toBeLessThan(sizeBudgets.package);
  });

  it('keeps the key out of everything that it writes', () => {
    const [, secret = ''] = keyPem.split('\n');
    expect(secret.length).toBeGreaterThan(60);
    for (const [name, bytes] of files) expect(Buffer.from(bytes).includes(secret), name).toBe(false);
  });
});

it('without a key there is no CRX, and with store ids there are their policies', async () => {
  const packages = await buildPackages({
    mode: 'production',
    chromeStoreId: 'abcdefghijklmnopabcdefghijklmnop',
    outDir: inFolder('stores'),
  });
  expect(packages).toMatchObject({ id: null, crx: null, updatesXml: null });
  expect(packages.files.filter((name) => name.endsWith('.crx') || name === 'updates.xml')).toEqual([]);
  expect(packages.files).toContain('policies/chrome-web-store/linux/chrome.json');
});

it('a sandbox package that is signed has its key’s id and the sandbox’s WisePay', async () => {
  const packages = await buildPackages({
    mode: 'sandbox',
    version: '7.8.9',
    psaHosts: ['onprem.localhost:4600'],
    grantableHosts: 'http://*/*',
    keyPem,
    baseUrl: 'http://127.0.0.1:8080/',
    outDir: inFolder('sandbox'),
  });
  const manifest = await crxManifest(packages);
  expect(manifest).toMatchObject({
    version: '7.8.9',
    update_url: 'http://127.0.0.1:8080/updates.xml',
    optional_host_permissions: ['http://*/*'],
  });
  expect(manifest).not.toHaveProperty('key');
  const text = JSON.stringify(manifest);
  expect(text).toContain('connect-src http://wisepay.localhost:4600;');
  expect(text).toContain('frame-ancestors http://onprem.localhost:4600 http:;');
  expect(text).not.toContain('psa.localhost');
});

describe('WisePay’s addresses', () => {
  const hosted = { mode: 'production', keyPem, baseUrl: 'https://admin.example.com/pod/' } as const;
  const name = (issuer: string, api: string) => {
    vi.stubEnv('WXT_WISEPAY_ISSUER', issuer);
    vi.stubEnv('WXT_WISEPAY_API', api);
    vi.stubEnv('WXT_WISEPAY_APP', 'https://app.wisepay.example');
  };

  it('that cannot be used are refused, with the name of the variable', async () => {
    name('https://identity.wisepay.example', 'api.wisepay.example');
    const packaging = buildPackages({ ...hosted, outDir: inFolder('refused') });
    await expect(packaging).rejects.toThrow('WXT_WISEPAY_API is "api.wisepay.example", which cannot be used');
    expect(await readdir(folder)).not.toContain('refused');
  });

  it('of the build are what the package has', async () => {
    name('https://identity.wisepay.example', 'https://api.wisepay.example/pod/');
    const packages = await buildPackages({ ...hosted, outDir: inFolder('addresses') });
    expect(packages.wisepay?.api).toBe('https://api.wisepay.example/pod');
    const crx = readZip(readCrx(await readFile(packages.crx ?? '')).zip);
    expect(Buffer.from(crx.get('background.js') ?? []).toString()).toContain(
      'https://api.wisepay.example/pod/',
    );
    const steps = await readFile(join(inFolder('addresses'), 'STEPS.md'), 'utf8');
    expect(steps).toContain('https://api.wisepay.example/pod');
  });
});

it('leaves nothing behind when it is ended half-way', async () => {
  const temporary = inFolder('temporary');
  await mkdir(temporary);
  const args = ['scripts/package.ts', '--out', inFolder('ended')];
  const command = spawn(process.execPath, args, {
    env: { ...process.env, TMPDIR: temporary },
    stdio: 'ignore',
  });
  onTestFinished(() => void command.kill('SIGKILL'));
  const ended = once(command, 'exit');
  await vi.waitUntil(async () => (await readdir(temporary)).length >= 2, { timeout: 90_000 });
  command.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  expect(await readdir(temporary)).toEqual([]);
  expect((await readdir(folder)).filter((name) => name.includes('ended'))).toEqual([]);
});

describe('the build itself refuses', () => {
  it.each([
    ['a host that is an address', { WXT_PSA_HOSTS: 'https://cw.example.com' }, 'is not the name of a host'],
    ['a host for everything', { WXT_PSA_HOSTS: '*' }, 'is not the name of a host'],
    ['grants by plain http', { WXT_GRANTABLE_HOSTS: 'http://*/*' }, 'does not look like'],
    ['grants for a part of a site', { WXT_GRANTABLE_HOSTS: 'https://a.example/x/*' }, 'does not look like'],
  ])('%s', async (_, settings, message) => {
    const building = buildExtension({ mode: 'production', browser: 'chrome', settings });
    await expect(building).rejects.toThrow(PackageError);
    await expect(building).rejects.toThrow(message);
  });

  it('a folder with something in it', async () => {
    const outDir = inFolder('taken');
    await mkdir(outDir);
    await writeFile(join(outDir, 'mine.txt'), 'mine');
    await expect(buildPackages({ mode: 'production', outDir })).rejects.toThrow('is not empty');
    expect(await readdir(outDir)).toEqual(['mine.txt']);
  });
});
