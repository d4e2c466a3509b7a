/** The POD's state in a tab, from the answer of the tab's page or, if there is none, from the tab's address. */
import type { PageQuestion, PageState } from '../../protocol/page-messages.ts';
import type { TabState } from '../../protocol/popup-messages.ts';
import { isPsaHost, isPsaPage, siteOf } from '../../psa/hosts.ts';

/** Asks the content script in a tab's top frame; null if none answers. */
export type AskPage = (
  tabId: number,
  question: PageQuestion & { readonly kind: 'page.look' | 'page.open' | 'page.close' },
) => Promise<PageState | null>;

export interface TabOptions {
  readonly askPage: AskPage;
  /**
   * The address of a tab; undefined if the browser does not give it. It does for the tab in which the user has just
   * clicked the toolbar button.
   */
  addressOf(tabId: number): Promise<string | undefined>;
  /** Whether a browser policy keeps extensions off the page in a tab. */
  isBlocked(tabId: number): Promise<boolean>;
  /** Every PSA host that is served, by the package itself or by a grant. */
  servedHosts(): Promise<readonly string[]>;
  /** Whether the policy in force allows only users whom PSA identifies. */
  needsMember(): Promise<boolean>;
}

/** Returns the POD's state in a tab. Rejects if the policy or the browser cannot be asked. */
export type LookAtTab = (tabId: number) => Promise<TabState>;

export function createTabLook({
  askPage,
  addressOf,
  isBlocked,
  servedHosts,
  needsMember,
}: TabOptions): LookAtTab {
  return async (tabId) => {
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
  };
}

/**
 * Whether the browser has refused to script a page because of the policy `ExtensionSettings`. Chromium says: "This page
 * cannot be scripted due to an ExtensionsSettings policy."; other refusals are about the user's permissions.
 */
export function namesBlockingPolicy(error: unknown): boolean {
  return /Extensions?Settings policy/i.test(String(error));
}
