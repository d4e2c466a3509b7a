/**
 * A page outlives the policy and the grant that let the POD work on it; then its panel gets no more answers. A page
 * behind a proxy counts from here on as a page of the host behind the proxy.
 */

import type { PageDescription } from '../../protocol/page-messages.ts';
import { isPsaHost, siteOf } from '../../psa/hosts.ts';
import { hostBehind } from '../../psa/proxy-suffix.ts';

/** Asks a tab's content script which invoice it shows; null if there is none. */
type DescribePage = (tabId: number) => Promise<PageDescription>;

/**
 * The same question, answered with null also if the POD does not serve the page's host now, and with the host that
 * WisePay knows.
 *
 * @param servedHosts every PSA host that is served, by the package or by a grant
 * @param proxySuffixes what proxies append to PSA's host names, each with a leading dot
 */
export function onlyServed(
  describePage: DescribePage,
  servedHosts: () => Promise<readonly string[]>,
  proxySuffixes: () => Promise<readonly string[]>,
): DescribePage {
  return async (tabId) => {
    const page = await describePage(tabId);
    if (page === null) return null;
    const { invoice } = page;
    const url = URL.parse(siteOf(invoice.host));
    if (url === null || !isPsaHost(url, await servedHosts())) return null;
    return { ...page, invoice: { ...invoice, host: hostBehind(invoice.host, await proxySuffixes()) } };
  };
}
