/**
 * A page outlives the policy and the grant that let the POD work on it: its panel is not answered any more. Where a proxy is
 * before PSA, its page is from here on the page of the host behind it.
 */

import type { PageDescription } from '../../protocol/page-messages.ts';
import { isPsaHost, siteOf } from '../../psa/hosts.ts';
import { hostBehind } from '../../psa/proxy-suffix.ts';
import type { OnPremiseHosts } from './on-premise-hosts.ts';

/** Asks a tab's content script which invoice it shows; null when there is none. */
type DescribePage = (tabId: number) => Promise<PageDescription>;

/**
 * The same question, answered with null also where the POD does not serve the page's host at this moment, and with the
 * host that WisePay knows.
 *
 * @param proxySuffixes what proxies put behind PSA's host names, each with the dot in front
 */
export function onlyServed(
  describePage: DescribePage,
  { allServed }: Pick<OnPremiseHosts, 'allServed'>,
  proxySuffixes: () => Promise<readonly string[]>,
): DescribePage {
  return async (tabId) => {
    const page = await describePage(tabId);
    if (page === null) return null;
    const { invoice } = page;
    const url = URL.parse(siteOf(invoice.host));
    if (url === null || !isPsaHost(url, await allServed())) return null;
    return { ...page, invoice: { ...invoice, host: hostBehind(invoice.host, await proxySuffixes()) } };
  };
}
