/**
 * One browser for all tests of a test worker that do not need their own, because starting one takes longer than most
 * tests. It is reset after each test.
 */
import type { BrowserContext, CDPSession } from '@playwright/test';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { extensionOrigin } from './extension-pages.ts';
import { launch } from './launch.ts';
import { fillProfile, newProfile, removeProfile } from './profile-template.ts';
import { inWorker } from './worker.ts';

export interface SharedBrowser {
  /** The browser's one context, with a single blank tab. */
  readonly context: BrowserContext;
  /** Undoes everything that a test may have changed. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The storage of pages. Not their service workers, which would include the extension's. */
const storageTypes = 'cookies,local_storage,indexeddb,cache_storage,file_systems';

/** An expression that resets the extension's state that outlives its worker; `stored` is its local storage. */
const resetExtension = (stored: unknown) => `(async () => {
  const { origins = [] } = await chrome.permissions.getAll();
  await Promise.allSettled(origins.map((origin) => chrome.permissions.remove({ origins: [origin] })));
  await chrome.action.setBadgeText({ text: '' });
  await chrome.action.setTitle({ title: chrome.runtime.getManifest().action.default_title ?? '' });
  await chrome.storage.session.clear();
  await chrome.storage.local.clear();
  await chrome.storage.local.set(${JSON.stringify(stored)});
})()`;

/** @param sandbox serves the sandbox's addresses for the browser's whole life */
export async function startSharedBrowser(sandbox: SandboxProcess): Promise<SharedBrowser> {
  const profile = await newProfile();
  await fillProfile(profile);
  const context = await launch(sandbox, profile);
  const stored = await inWorker(context, 'chrome.storage.local.get(null)');

  return {
    context,

    async reset() {
      const used = context.pages();
      const blank = await context.newPage();
      await Promise.all(used.map((page) => page.close()));
      await context.clearPermissions();
      await inWorker(context, resetExtension(stored));
      const devtools = await context.newCDPSession(blank);
      await devtools.send('Storage.clearDataForOrigin', { origin: '*', storageTypes });
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      const isRunning = untilRunning(devtools);
      await devtools.send('ServiceWorker.startWorker', { scopeURL: `${extensionOrigin}/` });
      await isRunning;
      await devtools.detach();
    },

    async close() {
      await context.close();
      await removeProfile(profile);
    },
  };
}

/** Resolves when the browser reports that a service worker is running. */
function untilRunning(devtools: CDPSession): Promise<void> {
  return new Promise((resolve) => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'running')) resolve();
    });
  });
}
