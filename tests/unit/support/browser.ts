/**
 * The browser that unit tests run in: `webextension-polyfill` is the fake, and each test starts with a new one. There is
 * no layout: everything is on screen.
 */
import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SightObserver } from './sight.ts';

// The polyfill takes a browser that is already there as it is, when it is imported first.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
await import('webextension-polyfill');

beforeEach(() => {
  vi.restoreAllMocks();
  vi.stubGlobal('IntersectionObserver', SightObserver);
  fakeBrowser.reset();
});
