/** Pages of WisePay's web app whose addresses the POD makes itself. All else that it opens, WisePay names. */

/**
 * The card-present screen of an invoice. Inference: WisePay publishes no address of it.
 *
 * @param app origin of the web app
 */
export function cardPresentPage(app: string, invoiceId: string): string {
  return `${app}/terminal/${encodeURIComponent(invoiceId)}`;
}
