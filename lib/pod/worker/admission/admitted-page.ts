/** A page outlives the policy and the grant that let the POD work on it: its panel is not answered any more. */

import type { OnPremiseHosts } from '../../../on-premise/on-premise-hosts.ts';
import { isPsaHost, siteOf } from '../../../psa/hosts.ts';
import type { PageDescription } from '../../contract/page-messages.ts';

type DescribePage = (tabId: number) => Promise<PageDescription>;

/** What a tab's page shows, as {@link DescribePage} tells it; null also where the POD does not serve its host now. */
export function describeAdmitted(
  describePage: DescribePage,
  { admitted }: Pick<OnPremiseHosts, 'admitted'>,
): DescribePage {
  return async (tabId) => {
    const page = await describePage(tabId);
    if (page === null) return null;
    const url = URL.parse(siteOf(page.invoice.host));
    return url !== null && isPsaHost(url, await admitted()) ? page : null;
  };
}
