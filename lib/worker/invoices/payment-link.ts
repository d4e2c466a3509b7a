/**
 * The address where the payer pays the invoice: the one address that the panel is shown, to be read, copied and scanned.
 * Nothing of the POD's opens it.
 */

import type { ReadyView } from '../../protocol/views.ts';
import { reportDefect } from '../../report-defect.ts';
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isOnWebApp, originOf } from '../../wisepay/web-app.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';

/**
 * The invoice's payment link, and nothing where the invoice cannot be paid. A link that is not on WisePay's web app is
 * counted, and of it only the site is told. A payer's phone may read an address in another way than this browser, so it is
 * the browser's own spelling.
 */
export function paymentLinkOf(
  { actions, paymentLink }: Invoice,
  endpoints: Endpoints,
  refusals: Pick<RefusalCounter, 'count'>,
): Pick<ReadyView, 'paymentLink' | 'foreignLink'> {
  if (!actions.pay.allowed || paymentLink === undefined) return {};
  if (isOnWebApp(paymentLink, endpoints)) return { paymentLink: new URL(paymentLink).href };
  void refusals.count('foreign_url').catch(reportDefect);
  return { foreignLink: originOf(paymentLink) };
}
