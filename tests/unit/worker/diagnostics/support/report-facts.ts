/** The facts of a report, for tests that change a detail or two. */
import type { PsaFacts } from '#lib/protocol/page-facts.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import type { ReportFacts } from '#lib/worker/diagnostics/report.ts';
import { invoiceHash } from '../../../psa/support/pack.ts';

export const shown: PageState = {
  host: 'na.myconnectwise.net',
  invoice: { host: 'na.myconnectwise.net', recordId: '5101', number: '20101' },
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: null,
};

export const page: PsaFacts = {
  kind: 'psa',
  address: `https://na.myconnectwise.net/v2025_1/ConnectWise.aspx?locale=en_US&routeTo=InvoiceFV&recid=5101&companyName=contoso&x=1${invoiceHash(5101)}`,
  banners: [
    { text: 'Invoice #20101 - Contoso Dental', isVisible: true },
    { text: 'Service Ticket #26251 - Pat’s laptop', isVisible: false },
  ],
  classNames: [
    { name: 'InvoiceDetail', count: 1, visible: 1 },
    { name: 'pod_hosted_12', count: 1, visible: 1 },
    { name: 'pod_hosted_13', count: 2, visible: 0 },
  ],
  frames: [
    { depth: 1, path: '/v2025_1/services/frame.aspx' },
    { depth: 2, path: null },
    { depth: 1, path: 'about:blank' },
  ],
  memberKeys: { stored: ['data', 'expiration'], member: ['memberID', 'emailAddress', 'Pat Admin'] },
  hasMember: true,
  signals: {
    hash: { says: 'invoice', recordId: '5101' },
    query: { says: 'nothing' },
    banner: { says: 'invoice', number: '20101' },
    root: { says: 'invoice' },
  },
  spoke: ['hash', 'banner', 'root'],
  disagreed: [],
  outcome: 'invoice',
};

export const facts: ReportFacts = {
  madeAt: new Date('2026-03-04T05:06:07Z'),
  version: '1.2.3',
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
  policy: { set: ['psaHosts', 'idleMinutes'], problems: [{ key: 'refundLimit', reason: 'bad_value' }] },
  refusals: { unknown_sender: 2 },
  errors: [
    { at: 0, code: 'offline' },
    { at: 1000, code: 'refused', status: 409, problemCode: 'terminal_busy', requestId: 'req_1' },
  ],
  servedHosts: ['*.myconnectwise.net'],
  tab: { state: { kind: 'page', page: shown, needsMember: true }, page },
};
