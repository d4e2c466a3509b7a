/**
 * The address where the payer pays the invoice: the one address that the panel is shown, to be read, copied and scanned.
 * Nothing of the POD's opens it.
 */
import { reportDefect } from '../../../report-defect.ts';
import type { Endpoints } from '../../../wisepay/endpoints.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';
import type { RefusalCounter } from '../refusal-counter.ts';
import { isOnWebApp } from '../tabs/wisepay-pages.ts';

/**
 * The invoice's payment link, or undefined where the invoice cannot be paid, and where the address is not on WisePay's web
 * app, which is counted. A payer's phone may read an address in another way than this browser, so it is the browser's own
 * spelling.
 */
export function paymentLinkOf(
  { actions, paymentLink }: Invoice,
  endpoints: Endpoints,
  refusals: Pick<RefusalCounter, 'count'>,
): string | undefined {
  if (!actions.pay.allowed || paymentLink === undefined) return undefined;
  if (isOnWebApp(paymentLink, endpoints)) return new URL(paymentLink).href;
  void refusals.count('foreign_url').catch(reportDefect);
  return undefined;
}
