import { describe, expect, it } from 'vitest';
import { addressReader } from '#lib/psa/address/read-address.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
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
    expect(read(hash)).toEqual({ hash: reading, query: nothing });
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
    expect(read(query)).toEqual({ hash: nothing, query: reading });
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
    });
    expect(read('?routeTo=InvoiceFV&recid=5101#XQAACAunreadable').query).toEqual(nothing);
  });
});
