/** A page outlives the policy and the grant that let the POD work on it: its panel is not answered any more. */

import type { OnPremiseHosts } from '../../../on-premise/on-premise-hosts.ts';
import { isPsaHost, siteOf } from '../../../psa/hosts.ts';
import type { PageDescription } from '../../contract/page-messages.ts';

/** Asks a tab's content script which invoice it shows; null when there is none. */
type DescribePage = (tabId: number) => Promise<PageDescription>;

/** The same question, answered with null also where the POD does not serve the page's host at this moment. */
export function onlyServed(
  describePage: DescribePage,
  { allServed }: Pick<OnPremiseHosts, 'allServed'>,
): DescribePage {
  return async (tabId) => {
    const page = await describePage(tabId);
    if (page === null) return null;
    const url = URL.parse(siteOf(page.invoice.host));
    return url !== null && isPsaHost(url, await allServed()) ? page : null;
  };
}
