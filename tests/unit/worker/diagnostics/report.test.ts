import { describe, expect, it } from 'vitest';
import type { PsaFacts } from '#lib/protocol/page-facts.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { type ReportFacts, writeReport } from '#lib/worker/diagnostics/report.ts';
import { packHash, stateOf } from '../../psa/support/pack.ts';
import { state as browserState, facts, health, page, panel, shown } from './support/report-facts.ts';

const onScreen = { panels: [panel], zoom: 1 };

/** The state of record 5101 with an open tab. */
const withTab = (place: string, tab: string) => ({ p: place, s: { p: { rd: 5101, idxk: tab } } });

const linesOf = (changes: Partial<ReportFacts>) => writeReport({ ...facts, ...changes }).split('\n');

const onPage = (changes: Partial<PsaFacts>) =>
  linesOf({
    tab: {
      ...onScreen,
      state: { kind: 'page', page: shown, needsMember: true },
      page: { ...page, ...changes },
    },
  });

describe('the report', () => {
  it('reads as a whole', () => {
    expect(writeReport(facts)).toBe(`WisePay Payment POD: diagnostics report
Digits are shown as 9 and other text as …; record ids, versions and the names of PSA’s own screens and parts are as they are.

Made: 2026-03-04T05:06:07.000Z
Extension: 1.2.3
Browser: Edge 141.0.0.0 on Linux
Time zone: America/New_York
Language: en-US; chosen: de
Signed in to WisePay: yes; role: merchant_admin
Policy comes from: the browser’s managed storage
Policy sets: psaHosts, idleMinutes
Policy ignored: refundLimit (bad_value)
Learned: a row; sure
Refused since the browser was started: unknown_sender 2
Last errors: 1970-01-01T00:00:00.000Z offline; 1970-01-01T00:00:01.000Z refused (status 409, terminal_busy, request req_1)
Open intent: refund, step_up, 12 min old
Answer: 1970-01-01T00:00:02.000Z GET /invoices 200 req_2
Answer: 1970-01-01T00:00:03.000Z GET /refunds/{id} (waiting) 200 req_3

POD: shows a panel, record 5101, number 99999
Panel: shows ready; failed: timeout
Panel’s form: refund
Panel’s notices: failure, outcome
Panel’s place: panel, right, 320 × 700, pixel ratio 1.25
Zoom: 110 %
Window: 1440 × 812, pixel ratio 1.25
Host: na.myconnectwise.net (served)
Path: /v2025_1/ConnectWise.aspx
Query: locale, routeTo=InvoiceFV, recid=5101, companyName, …
Fragment: place fi150, screen InvoiceDetail, record 5101
Banner: Invoice #99999 - …
Banner: Service Ticket #99999 - … (hidden)
A first look finds: invoice
Signal: hash: invoice, record 5101
Signal: query: nothing
Signal: tab: nothing
Signal: banner: invoice, number 99999
Signal: field: invoice, number 99999
Signal: root: invoice
Signal: pods: invoice
Signal: hosted: invoice, record 5101
Signals that spoke: hash, banner, field, root, pods, hosted
Signals that disagreed: none
Class: InvoiceDetail × 1 (1 visible)
Class: pod_hosted_99 × 3 (1 visible)
Frame: na.myconnectwise.net/v2025_1/services/frame.aspx, parameters: session
Frame: > without an address
Frame: about:blank
Frame: pay.wise-pay.com/psa/pod, parameters: id=9999, screen=invoice, …
Frame: aaaa.aaaaaaa.aaaaaaa:9999/pat/board.html, parameters: none
Member: has a readable email
Member’s keys, outside: data, expiration
Member’s keys, inside: memberID, emailAddress, …
`);
  });

  it('without a tab says nothing of one', () => {
    const text = writeReport({
      ...facts,
      tab: null,
      policy: { set: [], problems: [] },
      refusals: {},
      errors: [],
    });
    expect(text).toContain('Policy sets: nothing\nPolicy ignored: nothing\n');
    expect(text).toContain('since the browser was started: nothing\nLast errors: none\n');
    expect(text).not.toContain('\nPOD: ');
    expect(text).not.toContain('Host: ');
  });

  it('names what could not be read in an answer, without a value', () => {
    const unread = ['payments.method.last4', 'payer.email'];
    const lines = linesOf({ errors: [{ at: 0, code: 'malformed_answer', requestId: 'req_1', unread }] });
    expect(lines.join('\n')).toContain(
      'malformed_answer (request req_1, unread payments.method.last4 payer.email)',
    );
  });

  it.each<[string, unknown, string]>([
    ['where it may not look', undefined, 'Page: the browser did not let the POD look at it.'],
    ['of another site', { kind: 'other' }, 'Page: not a page of the PSA client; nothing was read.'],
    ['that returns something else', { kind: 'psa' }, 'Page: what was read of it could not be used.'],
    [
      'that returns without end',
      { ...page, classNames: Array(201).fill(page.classNames[0]) },
      'Page: what was read of it could not be used.',
    ],
  ])('on a page %s says so and still holds the rest', (_, returned, line) => {
    const lines = linesOf({ tab: { ...onScreen, state: { kind: 'elsewhere' }, page: returned } });
    expect(lines).toContain(line);
    expect(lines).toContain('POD: does not run in this tab');
    expect(lines).toContain('Extension: 1.2.3');
  });

  it('tells a server of somebody’s own by its shape, and whether it is served', () => {
    const address = 'https://cw.contoso.example/v2025_1/ConnectWise.aspx';
    expect(onPage({ address })).toContain('Host: aa.aaaaaaa.aaaaaaa (not served)');
    const tab = { ...onScreen, state: { kind: 'not_served' } as const, page: { ...page, address } };
    expect(linesOf({ tab, servedHosts: ['cw.contoso.example'] })).toContain(
      'Host: aa.aaaaaaa.aaaaaaa (served)',
    );
  });

  it.each([
    ['', 'none'],
    ['#XQAACAzzzz??InvoiceDetail', 'not readable, 26 characters, packed, screen InvoiceDetail'],
    ['#Pat%20Admin', 'not readable, 12 characters, of another form'],
    [packHash(stateOf('sr200', 0), 'ServiceBoard'), 'place sr200, screen ServiceBoard, no record'],
    [packHash(stateOf('Pat Admin', 0)), 'place …, no record'],
    [packHash(withTab('fi150', 'InvoiceTab1')), 'place fi150, record 5101, tab InvoiceTab9'],
    [packHash(withTab('fi150', 'Pat Admin')), 'place fi150, record 5101, tab …'],
  ])('decodes the fragment %s', (hash, told) => {
    const address = `https://na.myconnectwise.net/v2025_1/ConnectWise.aspx${hash}`;
    expect(onPage({ address })).toContain(`Fragment: ${told}`);
  });

  it.each([
    ['https://secure2.wise-sync.com/', 'secure2.wise-sync.com/, parameters: none'],
    ['https://wise-pay.com/a?screen=Pat%20Admin&id=Pat', 'wise-pay.com/a, parameters: screen=…, id=…'],
    ['https://notwise-pay.com/a', 'aaaaaaa-aaa.aaa/a, parameters: none'],
    ['https://wise-pay.com.evil.example/a', 'aaaa-aaa.aaa.aaaa.aaaaaaa/a, parameters: none'],
    ['http://pay.wise-pay.com/a', 'aaa.aaaa-aaa.aaa/a, parameters: none'],
    ['https://pat:secret@pay.wise-pay.com/a', 'pay.wise-pay.com/a, parameters: none'],
    [
      'https://eu.myconnectwise.net/v2025_1/x.aspx#Pat',
      'eu.myconnectwise.net/v2025_1/x.aspx, parameters: none',
    ],
    ['about:srcdoc', 'about:srcdoc'],
    ['data:text/html,Pat', '…'],
    ['javascript:pat()', '…'],
    ['blob:https://pay.wise-pay.com/9d2c', '…'],
    ['Pat', '…'],
  ])('tells of a frame its host, path and parameters: %s', (address, told) => {
    expect(onPage({ frames: [{ depth: 1, address }] })).toContain(`Frame: ${told}`);
  });

  it('tells of no more than twenty parameters of a frame', () => {
    const address = `https://pay.wise-pay.com/a?${'id=1&'.repeat(50)}`;
    expect(onPage({ frames: [{ depth: 1, address }] })).toContain(
      `Frame: pay.wise-pay.com/a, parameters: ${Array(20).fill('id=9').join(', ')}`,
    );
  });

  it.each<[Partial<PageState>, string]>([
    [{ invoice: null, noneReason: 'no_signal' }, 'runs, shows no panel; found no invoice: no_signal'],
    [
      { invoice: { host: 'h', number: '20101' }, isByHand: true },
      'shows a panel, number 99999; opened by its number',
    ],
    [
      { isGivenUp: true, hasMember: false },
      'shows a panel, record 5101, number 99999; has given up, because the page kept changing it; PSA does not tell who is signed in',
    ],
  ])('tells how the POD stands: %j', (state, told) => {
    const tab = {
      ...onScreen,
      state: { kind: 'page', page: { ...shown, ...state }, needsMember: true } as const,
      page,
    };
    expect(linesOf({ tab })).toContain(`POD: ${told}`);
  });
});

const withState = (changes: Partial<ReportFacts['state']>) =>
  linesOf({ state: { ...browserState, ...changes } });

describe('of this browser, the report', () => {
  it.each<[Partial<ReportFacts['state']>, string]>([
    [{ chosenLanguage: undefined }, 'Language: en-US; chosen: none'],
    [{ language: 'de-DE-u-nu-arab', chosenLanguage: null }, 'Language: …; chosen: could not be read'],
    [{ language: 'de-CH-x-contoso' }, 'Language: de-CH; chosen: de'],
    [{ timeZone: 'Contoso/Dental' }, 'Time zone: …'],
    [{ window: { width: 1200, height: 800, pixelRatio: 1.3333 } }, 'Window: 1200 × 800, pixel ratio 1.33'],
    [{ session: null }, 'Signed in to WisePay: could not be read'],
    [{ session: { state: 'signed_in' } }, 'Signed in to WisePay: yes; role: not known'],
    [{ session: { state: 'not_signed_in' } }, 'Signed in to WisePay: no'],
    [{ session: { state: 'signed_out' } }, 'Signed in to WisePay: no; signed out on the options page'],
    [{ session: { state: 'not_configured' } }, 'Signed in to WisePay: no; WisePay’s addresses are not set'],
    [
      { policyOrigin: 'last_known' },
      'Policy comes from: the last known one; the browser has not delivered the current one yet',
    ],
    [{ policyOrigin: null }, 'Policy comes from: could not be read'],
    [{ learned: undefined }, 'Learned: nothing'],
    [{ learned: { kind: 'banner', isSure: false, health } }, 'Learned: a banner; not sure'],
    [
      { learned: { kind: 'row', isSure: true, health: { misses: 2, refusals: 3, isDoubtful: true } } },
      'Learned: a row; sure; doubtful: in a row 2 not found, 3 refused',
    ],
    [{ learned: { kind: null, isSure: false, health } }, 'Learned: in another browser'],
    [{ learned: null }, 'Learned: could not be read'],
    [{ intents: [] }, 'Open intent: none'],
    [{ intents: null }, 'Open intent: could not be read'],
    [
      { intents: [{ kind: 'remind', state: 'open', ageMs: 119_400 }] },
      'Open intent: remind, open, 119 s old',
    ],
    [
      { intents: [{ kind: 'remind', state: 'open', ageMs: 7_199_000 }] },
      'Open intent: remind, open, 119 min old',
    ],
    [
      { intents: [{ kind: 'remind', state: 'open', ageMs: 90_000_000 }] },
      'Open intent: remind, open, 25 h old',
    ],
    [
      { intents: [{ kind: 'remind', state: 'open', ageMs: -5_000 }] },
      'Open intent: remind, open, made later than now, by this machine’s clock',
    ],
    [{ answers: [] }, 'Answer: none'],
    [{ answers: null }, 'Answer: could not be read'],
  ])('says %j', (changes, line) => {
    expect(withState(changes)).toContain(line);
  });
});

describe('of the panels, the report', () => {
  const onPanels = (panels: readonly unknown[]) =>
    linesOf({ tab: { state: { kind: 'elsewhere' }, page: undefined, panels, zoom: null } });

  it.each<[string, readonly unknown[], string]>([
    ['that none answers', [], 'Panel: none answers'],
    [
      'that an answer is not one',
      [{ ...panel, view: 'Contoso' }],
      'Panel: what it answers could not be used',
    ],
    [
      'why a view is no invoice',
      [{ ...panel, view: 'refused', reason: 'not_admin' }],
      'Panel: shows refused (not_admin); failed: timeout',
    ],
    [
      'only known reasons',
      [{ ...panel, view: 'not_synced', reason: 'Contoso' }],
      'Panel: shows not_synced (another); failed: timeout',
    ],
    ['that it is busy', [{ ...panel, failure: undefined, busy: true }], 'Panel: shows ready; busy'],
    ['that nothing is open', [{ ...panel, form: null, notices: [] }], 'Panel’s form: none'],
    [
      'where it is',
      [{ ...panel, place: 'window', side: undefined }],
      'Panel’s place: window, 320 × 700, pixel ratio 1.25',
    ],
  ])('says %s', (_, panels, line) => {
    expect(onPanels(panels)).toContain(line);
  });

  it('has lines for each of several', () => {
    const lines = onPanels([panel, { ...panel, place: 'window' }]);
    expect(lines.filter((line) => line.startsWith('Panel’s place: '))).toHaveLength(2);
    expect(lines).toContain('Zoom: could not be read');
  });
});
