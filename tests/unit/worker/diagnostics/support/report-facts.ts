/** The facts of a report, for tests that change a detail or two. */
import type { PsaFacts } from '#lib/protocol/page-facts.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import type { PanelFacts } from '#lib/protocol/panel-facts.ts';
import type { ReportFacts } from '#lib/worker/diagnostics/report.ts';
import type { BrowserState, LearnedFacts } from '#lib/worker/diagnostics/report-state.ts';
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
    { depth: 1, address: 'https://na.myconnectwise.net/v2025_1/services/frame.aspx?session=new' },
    { depth: 2, address: null },
    { depth: 1, address: 'about:blank' },
    { depth: 1, address: 'https://pay.wise-pay.com/psa/pod?id=5101&screen=invoice&key=contoso' },
    { depth: 1, address: 'https://apps.contoso.example:8443/pat/board.html' },
  ],
  memberKeys: { stored: ['data', 'expiration'], member: ['memberID', 'emailAddress', 'Pat Admin'] },
  hasMember: true,
  signals: {
    hash: { says: 'invoice', recordId: '5101' },
    query: { says: 'nothing' },
    tab: { says: 'nothing' },
    banner: { says: 'invoice', number: '20101' },
    field: { says: 'invoice', number: '20101' },
    root: { says: 'invoice' },
    pods: { says: 'invoice' },
    hosted: { says: 'invoice', recordId: '5101' },
  },
  spoke: ['hash', 'banner', 'field', 'root', 'pods', 'hosted'],
  disagreed: [],
  outcome: 'invoice',
  window: { width: 1440, height: 812, pixelRatio: 1.25 },
};

export const panel: PanelFacts = {
  view: 'ready',
  form: 'refund',
  notices: ['failure', 'outcome'],
  failure: 'timeout',
  busy: false,
  place: 'panel',
  side: 'right',
  window: { width: 320, height: 700, pixelRatio: 1.25 },
};

/** A lesson that has not gone wrong. */
export const health: LearnedFacts['health'] = { misses: 1, refusals: 0, isDoubtful: false };

export const state: BrowserState = {
  timeZone: 'America/New_York',
  language: 'en-US',
  chosenLanguage: 'de',
  window: undefined,
  session: { state: 'signed_in', role: 'merchant_admin' },
  policyOrigin: 'browser',
  learned: { kind: 'row', isSure: true, health },
  intents: [{ kind: 'refund', state: 'step_up', ageMs: 754_000 }],
  answers: [
    { at: 2000, method: 'GET', route: '/invoices', isPoll: false, status: 200, requestId: 'req_2' },
    { at: 3000, method: 'GET', route: '/refunds/{id}', isPoll: true, status: 200, requestId: 'req_3' },
  ],
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
  state,
  tab: { state: { kind: 'page', page: shown, needsMember: true }, page, panels: [panel], zoom: 1.1 },
};
