/** The tab that the toolbar popup is about: the click on the button gives the extension temporary access to it. */
import browser from 'webextension-polyfill';
import type { TabState } from '../../protocol/popup-messages.ts';
import { isPsaHost, isPsaPage, siteOf } from '../../psa/hosts.ts';
import { askPage } from './page-messages.ts';

export interface LookOptions {
  /** Every PSA host that is served, by the package itself or by a grant. */
  servedHosts(): Promise<readonly string[]>;
  /** Whether the policy in force allows only users whom PSA identifies. */
  needsMember(): Promise<boolean>;
}

/** `lookAtTab` with the hosts and the policy of now. */
export type LookAtTab = (tabId: number) => Promise<TabState>;

/**
 * Returns the POD's state in a tab, from the answer of the tab's page or, if there is none, from the tab's address.
 * Rejects if the policy or the hosts cannot be read.
 */
export async function lookAtTab(
  { servedHosts, needsMember }: LookOptions,
  tabId: number,
): ReturnType<LookAtTab> {
  const page = await askPage(tabId, { kind: 'page.look' });
  if (page !== null) {
    // A page outlives the policy and the grant that let the POD work on it.
    const url = URL.parse(siteOf(page.host));
    const isServed = url !== null && isPsaHost(url, await servedHosts());
    return isServed ? { kind: 'page', page, needsMember: await needsMember() } : { kind: 'not_served' };
  }
  const url = URL.parse((await addressOf(tabId)) ?? '');
  if (url === null || !isPsaPage(url, [url.host])) return { kind: 'elsewhere' };
  if (!isPsaPage(url, await servedHosts())) return { kind: 'not_served' };
  return { kind: (await isBlocked(tabId)) ? 'blocked' : 'silent' };
}

/** The tab's address; undefined if the browser does not reveal it or the tab is gone. */
async function addressOf(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    return undefined;
  }
}

/**
 * Whether browser policy keeps extensions off a tab's page (`runtime_blocked_hosts` of `ExtensionSettings`). Only the
 * text of the browser's error says so. The browser checks this before the extension's permissions.
 */
async function isBlocked(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => {} });
    return false;
  } catch (error) {
    // Chromium: "This page cannot be scripted due to an ExtensionsSettings policy."
    return /Extensions?Settings policy/i.test(String(error));
  }
}
