/**
 * What the POD looks for on the PSA web client's pages, as data: a value can be replaced in one place when PSA changes.
 * The rules that use it are code, and so are the formats of the address (`address/hash.ts`), of the hosts (`hosts.ts`)
 * and of the member (`lib/page/detection/member.ts`).
 *
 * How certain each value is:
 * - **verified**: read in several public integrations, or decoded from real addresses.
 * - **reported**: one credible public source.
 * - **inferred**: by analogy with tickets, companies and activities. No public source shows the invoice screen.
 *
 * Patterns are sources of regular expressions without flags. Selectors are searched one at a time, in every animation
 * frame in which the page changes: browsers find that a single class is absent in about a microsecond, but walk the
 * whole document for a list with commas.
 */
import * as v from 'valibot';

const texts = v.array(v.string());

/** Its form when it is sent from the worker to a page. Its contents were checked when it was made. */
export const profileSchema = v.object({
  screens: v.object({
    /** Screen names of lists. A list is never an invoice, whatever else matches. */
    list: v.string(),
    /** Screen names of an invoice's detail screen. */
    invoice: v.string(),
    /** The places that are known to be another screen; any other place says nothing on its own. */
    otherPlace: v.string(),
    /**
     * Names of invoice screens, in full and above the patterns: tokens, places, root classes, pods' screens. The record
     * ID of such an address counts only together with a number, because the name alone may stand for more.
     */
    invoiceNames: texts,
    /** Names that screens of several kinds share, in full: they say nothing. */
    sharedNames: texts,
    /** Whether the record ID in the fragment of an invoice's screen is the invoice's. */
    namesRecord: v.boolean(),
  }),
  deepLink: v.object({
    /** Names of the query parameters. */
    recordType: v.string(),
    recordId: v.string(),
    company: v.string(),
    /** Record types that open an invoice. */
    invoice: v.string(),
  }),
  banner: v.object({
    selectors: texts,
    /** An invoice's banner, as `lib/page/detection/banner-text.ts` gives it; group 1 is the invoice number. */
    invoice: v.string(),
    /** The start of an invoice's banner whose number is missing or unreadable. */
    invoiceScreen: v.string(),
    /** A banner that names a record of a kind that is known not to be an invoice. */
    otherRecord: v.string(),
    /** A banner that names a record in any words; group 1 is its number. A banner that fits no pattern says nothing. */
    anyRecord: v.string(),
  }),
  /** Where the invoice number stands outside the banner. */
  fields: v.array(
    v.object({
      selector: v.string(),
      /** The text of the element, with the values of its inputs; group 1 is the invoice number. */
      number: v.string(),
      /** Whether the number counts only on a screen that something else says is an invoice's. */
      needsScreen: v.boolean(),
    }),
  ),
  root: v.object({
    selectors: texts,
    /** Which of a root's classes are screen names. */
    screenClass: v.string(),
  }),
  pods: v.object({
    selectors: texts,
    /** A class of a pod's header; group 1 is the screen that the pod belongs to. */
    screen: v.string(),
  }),
  /** The frames of other products in PSA's hosted pods. */
  hosted: v.object({
    /** Names of the query parameters of their addresses. */
    recordId: v.string(),
    screen: v.string(),
    /** Hosts, with all their subdomains, whose frames stand only on invoices. */
    invoiceHosts: texts,
    /** Whether the panel gives way to WisePay's own pod: the policy's `whenHosted`. Absent for no. */
    hides: v.exactOptional(v.boolean()),
  }),
  /** The bars along the top of a screen. */
  toolbars: texts,
  /** The windows that open over a screen. */
  dialogs: texts,
  /** What PSA shows while a screen arrives part by part. */
  loading: texts,
  /** Whether a lesson or a policy says where the number is, and people may teach the screen again. */
  isTaught: v.exactOptional(v.boolean()),
});

export type PsaProfile = v.InferOutput<typeof profileSchema>;

/** Parts of the banners' patterns. */
const invoiceWords =
  '(?:(?:Agreement|Progress|Standard|Miscellaneous|Down Payment) )?(?:Invoice|Credit Memo|Down Payment|Fa[ck]tura|Facture|Rechnung|فاتورة)';
const numberSign = '(?: ?[#№] ?| (?:(?:N|n)(?:\\.?[oº°]|r|[uú]m[^\\s\\d]*)|رقم)(?:[.:]+ ?| )(?=\\S*\\d))';
const recordNumber = '(?=[./-]*[A-Za-z0-9])([A-Za-z0-9./-]{1,15})(?:(?: [-–—]|:)(?: .*)?)?$';

export const defaultProfile: PsaProfile = {
  screens: {
    // Verified for the words Search and List (ServiceSearchList, CompanyServiceList, ProductList).
    // Inferred for the plural: PSA has a list called "My Invoices".
    list: '[Ss]earch|[Ll]ist|[Ii]nvoices',
    // Inferred: no invoice screen's name is public. The setup screens about invoices are excluded.
    invoice: '^(?!.*(?:[Tt]emplate|[Ss]etup|[Bb]atch)).*[Ii]nvoice',
    // Verified: sr200 (service board), sr150 (ticket), my_calendar, my_account, cw_today, setup_tables,
    // product_setup. The invoice's own place is unknown and may be as cryptic as these.
    otherPlace: '^(?:sr\\d+|my_\\w+|cw_today|setup_tables|product_setup)$',
    // For what a site has learned.
    invoiceNames: [],
    sharedNames: [],
    // Inferred: verified for tickets.
    namesRecord: true,
  },
  deepLink: {
    // Verified for tickets, companies and others: ConnectWise.aspx?routeTo=ServiceFV&recid=26251
    recordType: 'routeTo',
    recordId: 'recid',
    // Verified: the company ID that people sign in with, if the link names it.
    company: 'companyName',
    // Inferred: the documented record types do not include an invoice. Accepted, never generated. Verified for others:
    // the same type is written "CompanyFV" and "Company.fv".
    invoice: '^[Ii]nvoice[.\\w]*$',
  },
  banner: {
    // Verified on tickets, in both forms.
    selectors: ['.cw_BannerView .detailLabel', '.gwt-Label.mm_label.detailLabel.cw_CwLabel'],
    // Inferred from a ticket's "Service Ticket #26251 - summary". The number's characters are verified: up to 15
    // letters, digits, dots, dashes and slashes; it has to contain a letter or a digit.
    // Inferred: the kinds of invoices (their names are reported), the same word in other languages, and the number
    // signs that browsers insert when they translate a page.
    invoice: `^${invoiceWords}${numberSign}${recordNumber}`,
    // Inferred, with the above.
    invoiceScreen: `^${invoiceWords}(?:\\W|$)`,
    // Verified for tickets, whose word is much the same in many languages; inferred for the others. A screen of an
    // unknown kind is left to the other signals, and so is whatever else an invoice's banner may say.
    otherRecord:
      '^[^#]*(?:(?:[Tt]icket|تذكرة)[^#]*|\\b(?:Project|Company|Contact|Activity|Opportunity|Agreement|Configuration|Order) ?)#',
    // Verified on tickets: a kind of record, a number sign, a number.
    anyRecord: `^[^#]*[^#\\s] ?# ?${recordNumber}`,
  },
  // Inferred from `SR_Service_RecID-input` on a ticket: a field's ID is its database column.
  fields: [{ selector: '#Invoice_Number-input', number: `^${recordNumber}`, needsScreen: true }],
  root: {
    // Reported: the screen's name is one of the classes, as in <div class="ServiceTicket cw_PsaRootContainer">.
    selectors: ['.cw_PsaRootContainer'],
    // Verified on every public screen name: capitalized words run together. This excludes PSA's class families (cw_,
    // mm_, pod_, gwt-) and the obfuscated classes, which begin with several capitals (GMDB3DUB).
    screenClass: '^(?:[A-Z][a-z]+)+$',
  },
  pods: {
    selectors: ['.mm_podHeader'],
    // Verified: pod_<module>_<screen>_<name>_header. That an invoice's has the word in it is inferred.
    screen: '^pod_([a-z]+_[a-z]+)_\\w+_header$',
  },
  hosted: {
    // Verified for hosted pods in general: <address>?id=<record>&screen=<screen>
    recordId: 'id',
    screen: 'screen',
    // Verified that WisePay's own products are there; inferred that PSA shows them on invoices.
    invoiceHosts: ['wise-sync.com', 'wise-pay.com'],
  },
  // Verified: the toolbar's holder. Reported: the banner and the breadcrumb above it.
  toolbars: ['.cw-main-banner', '.cw_BannerView', '.mm_toolbarHolder'],
  // Reported: the window, over a mask (cw-gxt-mask) that covers the whole page and is not a dialog itself.
  dialogs: ['.cw-gxt-wnd'],
  // Reported.
  loading: ['.cw-loading-image'],
};

/** What a screen's name says; `nothing` for a name that several kinds share. */
export type ScreenKind = 'list' | 'invoice' | 'other' | 'nothing';

/** Creates the function that tells from a screen's name what it shows. "List" wins if both patterns match. */
export function screenClassifier({ screens }: PsaProfile): (name: string) => ScreenKind {
  const list = new RegExp(screens.list);
  const invoice = new RegExp(screens.invoice);
  return (name) => {
    if (screens.sharedNames.includes(name)) return 'nothing';
    if (screens.invoiceNames.includes(name)) return 'invoice';
    if (list.test(name)) return 'list';
    return invoice.test(name) ? 'invoice' : 'other';
  };
}
