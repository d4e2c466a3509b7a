/** The browser's local storage, where the journal and the last known policy are kept. */
import browser from 'webextension-polyfill';

/**
 * Closes the local storage to content scripts, which live in the page's process: what is kept there decides where
 * tokens are sent. The browsers have it by default for session storage only, and the polyfill's types not at all.
 */
export async function closeLocalStorage(): Promise<void> {
  const area: object = browser.storage.local;
  if ('setAccessLevel' in area && typeof area.setAccessLevel === 'function') {
    await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}
