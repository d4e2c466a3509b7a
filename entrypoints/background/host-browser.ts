/** The browser's host permissions and registered content scripts. */
import browser from 'webextension-polyfill';
import { servedMatches } from '../../lib/policy/build-settings.ts';
import type { PageQuestion } from '../../lib/protocol/page-messages.ts';
import type { HostBrowser } from '../../lib/worker/hosts/host-scripts.ts';

/** Match patterns of the hosts that this package may ask for. */
export function grantablePatterns(): readonly string[] {
  return browser.runtime.getManifest().optional_host_permissions ?? [];
}

/** @param permission a match pattern, such as `https://cw.example.com/*` */
export function isGranted(permission: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [permission] });
}

/** The files of the package's own content script. */
function scriptFiles(): string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ js }) => js ?? []);
}

export const hostBrowser: HostBrowser = {
  async grants() {
    const { origins = [] } = await browser.permissions.getAll();
    // The browser also lists the sites of the manifest's own content scripts.
    return origins.filter((origin) => !servedMatches.includes(origin));
  },
  async revoke(permission) {
    await browser.permissions.remove({ origins: [permission] });
  },
  async scripts() {
    const registered = await browser.scripting.getRegisteredContentScripts();
    return registered.map(({ id, matches = [] }) => ({ id, matches }));
  },
  register: ({ id, matches }) =>
    browser.scripting.registerContentScripts([
      {
        id,
        js: scriptFiles(),
        matches: [...matches],
        excludeMatches: [...servedMatches],
        runAt: 'document_idle',
        // Keeps the script in place before the worker starts, like the manifest's script.
        persistAcrossSessions: true,
      },
    ]),
  unregister: (id) => browser.scripting.unregisterContentScripts({ ids: [id] }),
  async openTabs(matches) {
    const tabs = await browser.tabs.query({ url: [...matches], status: 'complete', discarded: false });
    return tabs.flatMap(({ id }) => id ?? []);
  },
  async hasScript(tabId) {
    const question: PageQuestion = { kind: 'page.describe' };
    try {
      await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
      return true;
    } catch {
      return false;
    }
  },
  async start(tabId) {
    await browser.scripting.executeScript({ target: { tabId }, files: scriptFiles() });
  },
};
