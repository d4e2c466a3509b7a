/** The browser that unit tests run in: `webextension-polyfill` is the fake, and each test starts with a new one. */
import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// The polyfill takes a browser that is already there as it is, when it is imported first.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
await import('webextension-polyfill');

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});
