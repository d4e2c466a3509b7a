import { describe, expect, it } from 'vitest';
import { addressReader } from '#lib/psa/address/read-address.ts';
import { defaultProfile, type PsaProfile } from '#lib/psa/profile.ts';
import { invoiceHash, packHash, stateOf } from '../support/pack.ts';

const page = 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx';
const readAddress = addressReader(defaultProfile);
const read = (rest: string) => readAddress(new URL(page + rest));
const nothing = { says: 'nothing' };

describe('what the fragment says', () => {
  it.each([
    ['an invoice by its screen name', invoiceHash(5101), { says: 'invoice', recordId: '5101' }],
    [
      'an invoice by its place',
      packHash(stateOf('invoice_detail', 5101)),
      { says: 'invoice', recordId: '5101' },
    ],
    ['a new invoice', packHash(stateOf('fi150', 0), 'InvoiceDetail'), { says: 'invoice' }],
    ['an invoice whose state is damaged', '#XQAACABa??InvoiceDetail', { says: 'invoice' }],
    ['the invoice search', packHash(stateOf('fi200', 5101), 'InvoiceSearch'), { says: 'list' }],
    ['my invoices', packHash(stateOf('my_invoices', 5101)), { says: 'list' }],
    ["a company's invoice list", '#XQAACABa??CompanyInvoiceList', { says: 'list' }],
    ['a ticket by its screen name', packHash(stateOf('sr150', 26251), 'ServiceTicket'), { says: 'other' }],
    ['a ticket by its place', '#startscreen=sr150', { says: 'other' }],
    ["the set-up of invoices' templates", '#XQAACABa??InvoiceTemplate', { says: 'other' }],
    ['a place that nobody knows', packHash(stateOf('fi150', 5101)), nothing],
    ['a fragment that nobody can read', '#top', nothing],
  ])('is read for %s', (_, hash, reading) => {
    expect(read(hash)).toEqual({ hash: reading, query: nothing, tab: nothing });
  });

  it.each([
    ['Invoice', { says: 'invoice' }],
    ['invoice_tab', { says: 'invoice' }],
    ['InvoiceSearch', nothing],
    ['Time', nothing],
    ['apikeys', nothing],
    ['', nothing],
    [7, nothing],
    [{ name: 'Invoice' }, nothing],
  ])('is an open tab, which names no record: %j', (idxk, tab) => {
    const state = { p: 'fi150', s: { p: { rd: 5101, idxk } } };
    expect(read(packHash(state))).toEqual({ hash: nothing, query: nothing, tab });
    const plain = `#startscreen=fi150&state=${encodeURIComponent(JSON.stringify(state))}`;
    expect(read(plain)).toEqual({ hash: nothing, query: nothing, tab });
  });

  it('has no tab where its screen is of another kind', () => {
    const state = { p: 'sr150', s: { p: { rd: 26251, idxk: 'Invoice' } } };
    expect(read(packHash(state, 'ServiceTicket'))).toEqual({
      hash: { says: 'other' },
      query: nothing,
      tab: nothing,
    });
  });
});

describe('names that a site has learned', () => {
  const readWith = (screens: Partial<PsaProfile['screens']>, rest: string) =>
    addressReader({ ...defaultProfile, screens: { ...defaultProfile.screens, ...screens } })(
      new URL(page + rest),
    ).hash;

  it('stand for an invoice above every pattern, and its record ID needs a number', () => {
    const learned = { says: 'invoice', recordId: '5101', needsNumber: true };
    const byName = { invoiceNames: ['BillList', 'fi150', 'sr700'] };
    expect(readWith(byName, packHash(stateOf('fi9', 5101), 'BillList'))).toEqual(learned);
    expect(readWith(byName, packHash(stateOf('fi150', 5101)))).toEqual(learned);
    expect(readWith(byName, packHash(stateOf('sr700', 5101)))).toEqual(learned);
    expect(readWith(byName, '#XQAACABa??BillList')).toEqual({ says: 'invoice', needsNumber: true });
    expect(readWith(byName, packHash(stateOf('fi9', 5101), 'BillListing'))).toEqual({ says: 'list' });
  });

  it('may say that the record IDs in fragments are not the invoices’', () => {
    const changed = { namesRecord: false };
    expect(readWith(changed, invoiceHash(5101))).toEqual({ says: 'invoice' });
    expect(readWith(changed, packHash(stateOf('invoice_detail', 5101)))).toEqual({ says: 'invoice' });
  });

  it('leave the built-in names as they are, without need of a number', () => {
    expect(readWith({ invoiceNames: ['fi150'] }, invoiceHash(5101))).toEqual({
      says: 'invoice',
      recordId: '5101',
    });
  });

  it('say nothing where several kinds share them: the place tells', () => {
    const shared = { sharedNames: ['RecordDetail', 'InvoiceDetail', 'sr150'] };
    const hash = (place: string, token?: string) => readWith(shared, packHash(stateOf(place, 5101), token));
    expect(hash('invoice_detail', 'RecordDetail')).toEqual({ says: 'invoice', recordId: '5101' });
    expect(hash('my_invoices', 'RecordDetail')).toEqual({ says: 'list' });
    expect(hash('sr200', 'RecordDetail')).toEqual({ says: 'other' });
    expect(hash('fi150', 'InvoiceDetail')).toEqual(nothing);
    expect(hash('sr150', 'InvoiceDetail')).toEqual(nothing);
    expect(hash('sr150')).toEqual(nothing);
    expect(readWith(shared, '#XQAACABa??InvoiceDetail')).toEqual(nothing);
  });

  it('say nothing where they are in both lists', () => {
    const both = { sharedNames: ['InvoiceDetail'], invoiceNames: ['InvoiceDetail'] };
    expect(readWith(both, invoiceHash(5101))).toEqual(nothing);
  });
});

describe('what the deep link says', () => {
  it.each([
    ['?locale=en_US&routeTo=InvoiceFV&recid=5101', { says: 'invoice', recordId: '5101' }],
    [
      '?routeTo=InvoiceFV&recid=5101&companyName=acme#',
      { says: 'invoice', recordId: '5101', company: 'acme' },
    ],
    ['?routeTo=InvoiceFV&recid=0', { says: 'invoice' }],
    ['?routeTo=InvoiceFV&recid=5101&recid=5102', { says: 'invoice' }],
    ['?routeTo=InvoiceFV', { says: 'invoice' }],
    ['?routeTo=InvoiceSearchFV&recid=5101', { says: 'list' }],
    ['?routeTo=ServiceFV&recid=5101', { says: 'other' }],
    ['?routeTo=Invoice.fv&recid=5101', { says: 'invoice', recordId: '5101' }],
    ['?routeTo=invoicefv&recid=5101', { says: 'invoice', recordId: '5101' }],
    ['?routeTo=Invoice&recid=5101', { says: 'invoice', recordId: '5101' }],
    ['?routeTo=InvoiceTemplateFV&recid=5101', { says: 'other' }],
    // It is unknown what this opens: the screen must tell.
    ['?routeTo=MyInvoiceFV&recid=5101', nothing],
    ['?routeTo=Invoice/5101', nothing],
    ['?recid=5101', nothing],
    ['', nothing],
  ])('is read from %j', (query, reading) => {
    expect(read(query)).toEqual({ hash: nothing, query: reading, tab: nothing });
  });

  it('is not read where it is longer than any link', () => {
    const link = '?routeTo=InvoiceFV&recid=5101&x=';
    expect(read(link + 'a'.repeat(8192 - link.length)).query).toEqual({ says: 'invoice', recordId: '5101' });
    expect(read(link + 'a'.repeat(8193 - link.length)).query).toEqual(nothing);
  });

  it('no longer counts once the client has written a fragment', () => {
    expect(read(`?routeTo=InvoiceFV&recid=5101${invoiceHash(5102)}`)).toEqual({
      hash: { says: 'invoice', recordId: '5102' },
      query: nothing,
      tab: nothing,
    });
    expect(read('?routeTo=InvoiceFV&recid=5101#XQAACAunreadable').query).toEqual(nothing);
  });
});
