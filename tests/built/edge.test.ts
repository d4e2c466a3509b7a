/** The zip for Edge Add-ons, in a Chromium that identifies as Edge. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Worker } from '@playwright/test';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { wordsFor } from '#lib/i18n/languages.ts';
import { type Manifest, readManifest } from '../../scripts/package/archives/manifest.ts';
import { readZip } from '../../scripts/package/archives/zip.ts';
import { buildPackages } from '../../scripts/package/build-packages.ts';
import { type Files, textIn, writeFiles } from '../../scripts/package/files.ts';
import { launchAsEdge } from './support/launch-as-edge.ts';

let folder = '';
let manifest: Manifest;
let files: Files;
let context: BrowserContext;
/** The worker of the context that all tests share; no test may end it. */
let worker: Worker;

/** Builds and browser starts are slow on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
  const { edgeZip } = await buildPackages({ mode: 'production', outDir: join(folder, 'packages') });
  files = readZip(await readFile(edgeZip));
  manifest = readManifest(files);
  await writeFiles(join(folder, 'unpacked'), files);
  context = await launchAsEdge(join(folder, 'unpacked'));
  worker = await workerIn(context);
});

afterAll(async () => {
  await context?.close();
  await rm(folder, { recursive: true, force: true });
});

async function workerIn(browser: BrowserContext): Promise<Worker> {
  return browser.serviceWorkers()[0] ?? browser.waitForEvent('serviceworker');
}

/** The manifest as a browser in `language` (BCP 47) reports it, with messages filled in. */
function manifestIn(language: string): unknown {
  const folder = wordsFor([language]).replace('-', '_');
  const messages = JSON.parse(textIn(files, `_locales/${folder}/messages.json`));
  const text = JSON.stringify(manifest).replaceAll(/__MSG_(\w+?)__/g, (_, name) => messages[name].message);
  return { ...JSON.parse(text), current_locale: language.replace('-', '_') };
}

it('runs as it says in its manifest, in the browser’s language', async () => {
  // As text, because it runs in the browser, where the extension APIs are.
  expect(await worker.evaluate('navigator.userAgent')).toContain(' Edg/');
  const language: string = await worker.evaluate('chrome.i18n.getUILanguage()');
  expect(await worker.evaluate('chrome.runtime.getManifest()')).toEqual(manifestIn(language));
});

it('opens its options page', async () => {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(new URL('options.html', worker.url()).href);
  await page.getByRole('heading').first().waitFor();
  expect(faults).toEqual([]);
});

it('looks at invoices in ConnectWise’s cloud', async () => {
  const page = await context.newPage();
  await page.route('https://na.myconnectwise.net/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>PSA</title>' }),
  );
  const session = await context.newCDPSession(page);
  const scripted = new Promise<string>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context: { origin } }) => {
      if (origin.startsWith('chrome-extension:')) resolve(origin);
    });
  });
  await session.send('Runtime.enable');
  await page.goto('https://na.myconnectwise.net/v2025_1/ConnectWise.aspx');
  expect(await scripted).toBe(`chrome-extension://${new URL(worker.url()).hostname}`);
});

it('loads without a complaint about its manifest', async () => {
  // A separate browser, because reloading ends the worker.
  const browser = await launchAsEdge(join(folder, 'unpacked'));
  onTestFinished(() => browser.close());
  const { hostname: id } = new URL((await workerIn(browser)).url());
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  // The browser keeps errors only in developer mode, from the next load on.
  await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  await page.evaluate(`chrome.developerPrivate.reload('${id}')`);
  const info = () => page.evaluate(`chrome.developerPrivate.getExtensionInfo('${id}')`);
  const { name, version } = manifest;
  // The extension is briefly disabled while it reloads.
  await expect
    .poll(info, { timeout: 50_000 })
    .toMatchObject({ name, version, state: 'ENABLED', manifestErrors: [], runtimeErrors: [] });
});
