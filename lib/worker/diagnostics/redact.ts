/**
 * What a diagnostics report may say about a page, as pure functions: shapes instead of content, and PSA's own names for
 * its screens and elements, which the report is for. Anything else becomes {@link leftOut}.
 */

import { isPsaHost, psaHosts } from '../../psa/hosts.ts';
import { defaultProfile } from '../../psa/profile.ts';

/** ConnectWise's own cloud and WisePay's. A customer's own server contains its owner's name. */
const publicHosts = [
  ...psaHosts,
  ...defaultProfile.hosted.invoiceHosts.flatMap((host) => [host, `*.${host}`]),
];

/** Stands for what the report does not say. */
export const leftOut = '…';

/** PSA's own words in the banner of a record. Inferred, except for tickets, whose banners are public; English only. */
const bannerWords = new Set(
  (
    'Invoice Credit Memo Down Payment Agreement Progress Standard Miscellaneous Service Project Ticket Company ' +
    'Contact Activity Opportunity Configuration Order Purchase Sales Time Entry Expense Report Schedule New'
  ).split(' '),
);

/** The form of an invoice number (source: see `lib/psa/invoice-ref.ts`). */
const numberForm = /^(?=.*\d)[A-Za-z0-9./-]{1,15}$/;

/** The shape of a number: a digit becomes 9, a letter A. What does not look like one becomes {@link leftOut}. */
export function shapeOfNumber(text: string): string {
  return numberForm.test(text) ? text.replace(/\d/g, '9').replace(/[A-Za-z]/g, 'A') : leftOut;
}

/**
 * How a record's banner is built: `Invoice #20101 - Contoso Dental` is `Invoice #99999 - …`. PSA's words and the signs
 * around them stay, numbers are shapes, and any run of other words is left out.
 */
export function shapeOfBanner(text: string): string {
  const parts = text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const [, before = '', core = '', after = ''] = /^([#(:-]*)(.*?)([):,-]*)$/.exec(part) ?? [];
      return `${before}${core === '' ? '' : shapeOfWord(core)}${after}`;
    });
  return parts.filter((part, index) => part !== leftOut || parts[index - 1] !== leftOut).join(' ');
}

function shapeOfWord(word: string): string {
  return bannerWords.has(word) ? word : shapeOfNumber(word);
}

/**
 * A name that programs give (`pod_hosted_12`, `InvoiceDetail`, `emailAddress`), its digits as 9s: letters, digits,
 * dashes and underscores, beginning with a letter.
 */
export function programName(text: string): string {
  return /^[A-Za-z][\w-]{0,59}$/.test(text) ? text.replace(/\d/g, '9') : leftOut;
}

/** The client's code for a place, such as `sr200`: the number is part of the name. */
export function placeName(text: string): string {
  return /^[A-Za-z][A-Za-z_]{0,39}\d{0,4}$/.test(text) ? text : leftOut;
}

/** A host that may be a customer's own, with its port: its letters as a, its digits as 9. */
export function shapeOfHost(host: string): string {
  return /^[a-z0-9._-]{1,253}(?::\d{1,5})?$/.test(host)
    ? host.replace(/[a-z]/g, 'a').replace(/\d/g, '9')
    : leftOut;
}

/** A host of a frame: public ones stay, with their port; any other may be a customer's own. */
export function publicHost(url: URL): string {
  return isPsaHost(url, publicHosts) ? url.host : shapeOfHost(url.host);
}

/**
 * A path on a PSA server: the client's version and the names of programs stay, everything else is left out.
 *
 * @param path begins with a slash; without query and fragment
 */
export function shapeOfPath(path: string): string {
  return path
    .split('/')
    .slice(0, 12)
    .map((segment) => {
      if (segment === '' || /^(?:v4_6_release|v20\d\d_\d)$/.test(segment)) return segment;
      return /^[A-Za-z_]{1,40}(?:\.(?:aspx|html|rails|js))?$/.test(segment) ? segment : leftOut;
    })
    .join('/');
}
