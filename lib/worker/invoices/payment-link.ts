/**
 * The address where the payer pays the invoice: the only address that the panel gets, to be read, copied and scanned.
 * The POD never opens it.
 */

import type { ReadyView } from '../../protocol/views.ts';
import { reportDefect } from '../../report-defect.ts';
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isOnWebApp, originOf } from '../../wisepay/web-app.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';

/**
 * The invoice's payment link; nothing if the invoice cannot be paid. A link outside WisePay's web app is counted, and
 * only its site is returned. A payer's phone may read an address differently than this browser, so the link is in
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
