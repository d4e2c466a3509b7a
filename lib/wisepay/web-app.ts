/** WisePay's addresses for people: which are on its web app, and those that the POD makes. WisePay gives all others. */
import * as v from 'valibot';
import { CodedError, type ErrorDetails, siteOriginSchema } from '../errors.ts';
import type { Endpoints } from './endpoints.ts';

/**
 * The card-present screen of an invoice. Inference: WisePay does not publish its address.
 *
 * @param app origin of the web app
 */
export function cardPresentPage(app: string, invoiceId: string): string {
  return `${app}/terminal/${encodeURIComponent(invoiceId)}`;
}

/**
 * Returns `url` if it is on WisePay's web app: nothing else is ever opened, whatever an answer says.
 *
 * @throws {CodedError} `foreign_url` if it is not
 */
export function wisePayUrl(url: string, endpoints: Endpoints): string {
  if (!isOnWebApp(url, endpoints)) throw new CodedError('foreign_url', originOf(url));
  return url;
}

/** Whether `url` is below an origin of WisePay's web app, each of which is HTTPS (plain HTTP on loopback only). */
export function isOnWebApp(url: string, { app, otherApps = [] }: Endpoints): boolean {
  // Compares the whole prefix, not the origin: a `blob:` address has the origin of the page that made it.
  const href = URL.parse(url)?.href;
  return [app, ...otherApps].some((origin) => href?.startsWith(`${origin}/`));
}

/** The origin of an address, to show to people; empty if that is not a website. */
export function originOf(url: string): Pick<ErrorDetails, 'origin'> {
  const parsed = URL.parse(url);
  const origin = v.safeParse(siteOriginSchema, parsed?.protocol === 'blob:' ? undefined : parsed?.origin);
  return origin.success ? { origin: origin.output } : {};
}

/**
 * The article "ConnectWise PSA Payment POD" in WisePay's help center for merchants, from public search: help for
 * everyone, signed in or not. At its end it links to the topic in the Enhancement Forum, whose own address is not
 * public, so suggestions start here too. Inference: an administrator's policy corrects both (`helpUrl`, `feedbackUrl`).
 */
export const podArticle =
  'https://merchantadmin.wise-pay.com/support/solutions/articles/36000461373-connectwise-psa-payment-pod';
