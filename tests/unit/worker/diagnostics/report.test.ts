import { describe, expect, it } from 'vitest';
import type { PsaFacts } from '#lib/protocol/page-facts.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { type ReportFacts, writeReport } from '#lib/worker/diagnostics/report.ts';
import { packHash, stateOf } from '../../psa/support/pack.ts';
import { facts, page, shown } from './support/report-facts.ts';

const linesOf = (changes: Partial<ReportFacts>) => writeReport({ ...facts, ...changes }).split('\n');

const onPage = (changes: Partial<PsaFacts>) =>
  linesOf({
    tab: { state: { kind: 'page', page: shown, needsMember: true }, page: { ...page, ...changes } },
  });

describe('the report', () => {
  it('reads as a whole', () => {
    expect(writeReport(facts)).toBe(`WisePay Payment POD: diagnostics report
Digits are shown as 9 and other text as …; record ids, versions and the names of PSA’s own screens and parts are as they are.

Made: 2026-03-04T05:06:07.000Z
Extension: 1.2.3
Browser: Edge 141.0.0.0 on Linux
Policy sets: psaHosts, idleMinutes
Policy ignored: refundLimit (bad_value)
Refused since the browser was started: unknown_sender 2
Last errors: 1970-01-01T00:00:00.000Z offline; 1970-01-01T00:00:01.000Z refused (status 409, terminal_busy, request req_1)

POD: shows a panel, record 5101, number 99999
Host: na.myconnectwise.net (served)
Path: /v2025_1/ConnectWise.aspx
Query: locale, routeTo=InvoiceFV, recid=5101, companyName, …
Fragment: place fi150, screen InvoiceDetail, record 5101
Banner: Invoice #99999 - …
Banner: Service Ticket #99999 - … (hidden)
A first look finds: invoice
Signal: hash: invoice, record 5101
Signal: query: nothing
Signal: banner: invoice, number 99999
Signal: root: invoice
Signals that spoke: hash, banner, root
Signals that disagreed: none
Class: InvoiceDetail × 1 (1 visible)
Class: pod_hosted_99 × 3 (1 visible)
Frame: /v2025_1/services/frame.aspx
Frame: > of another origin
Frame: about:blank
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
    const lines = linesOf({ tab: { state: { kind: 'elsewhere' }, page: returned } });
    expect(lines).toContain(line);
    expect(lines).toContain('POD: does not run in this tab');
    expect(lines).toContain('Extension: 1.2.3');
  });

  it('tells a server of somebody’s own by its shape, and whether it is served', () => {
    const address = 'https://cw.contoso.example/v2025_1/ConnectWise.aspx';
    expect(onPage({ address })).toContain('Host: aa.aaaaaaa.aaaaaaa (not served)');
    const tab = { state: { kind: 'not_served' } as const, page: { ...page, address } };
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
  ])('decodes the fragment %s', (hash, told) => {
    const address = `https://na.myconnectwise.net/v2025_1/ConnectWise.aspx${hash}`;
    expect(onPage({ address })).toContain(`Fragment: ${told}`);
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
    const tab = { state: { kind: 'page', page: { ...shown, ...state }, needsMember: true } as const, page };
    expect(linesOf({ tab })).toContain(`POD: ${told}`);
  });
});
