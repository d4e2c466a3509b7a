import { describe, expect, it } from 'vitest';
import { addressOfPlace, placeOfAddress } from '#sandbox/psa/address.ts';
import { decodePsaHash } from '#sandbox/psa/hash.ts';
import { withDefaults } from '#sandbox/psa/options.ts';
import type { Place } from '#sandbox/psa/places.ts';
import { fc } from '../support/properties.ts';

const page = 'http://psa.localhost/v2025_1/ConnectWise.aspx';
const deepLink = new URL(`${page}?locale=en_US&routeTo=InvoiceFV&recid=5101`);
const invoice: Place = { screen: 'invoice', recordId: 5102, tab: 'time' };

function signals(changes: Partial<ReturnType<typeof withDefaults>['signals']> = {}) {
  return withDefaults({ signals: changes }).signals;
}

const recordId = fc.integer({ min: 1, max: 2 ** 31 });
const anyPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    screen: fc.constant('invoice' as const),
    recordId,
    tab: fc.constantFrom('invoice', 'time', 'routing'),
  }),
  fc.record({ screen: fc.constantFrom('ticket', 'company'), recordId }),
  fc.record({ screen: fc.constantFrom('invoice-search', 'service-board', 'today') }),
);

describe('the address of the PSA sandbox', () => {
  it('leads back to the place it was written for', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const url = new URL(addressOfPlace(place, signals(), deepLink), deepLink);
        expect(placeOfAddress(url, null)).toEqual(place);
      }),
      { numRuns: 50 },
    );
  });

  it('names the record of an invoice as rd, and none in a list', () => {
    const written = (place: Place) =>
      decodePsaHash(new URL(addressOfPlace(place, signals(), deepLink), deepLink).hash);
    expect(written(invoice)).toMatchObject({
      token: 'InvoiceDetail',
      state: { p: 'invoice_detail', s: { p: { rd: 5102 } } },
    });
    expect(written({ screen: 'invoice-search' })).toMatchObject({
      token: 'InvoiceSearchList',
      state: { p: 'invoice_search', s: { p: { rd: 0 } } },
    });
  });

  it.each([
    ['?routeTo=InvoiceFV&recid=5101', { screen: 'invoice', recordId: 5101, tab: 'invoice' }],
    ['?routeTo=ServiceFV&recid=26251', { screen: 'ticket', recordId: 26251 }],
    ['?routeTo=ServiceFV&srRecID=26252', { screen: 'ticket', recordId: 26252 }],
    ['?routeTo=invoicefv&recid=5101', { screen: 'invoice', recordId: 5101, tab: 'invoice' }],
    ['?routeTo=Invoice.fv&recid=5101', { screen: 'invoice', recordId: 5101, tab: 'invoice' }],
    ['?routeTo=InvoicesFV&recid=5101', null],
    ['?routeTo=InvoiceFV&recid=abc', null],
    ['?recid=5101', null],
    [
      '#startscreen=sr150&state=%7B%22s%22%3A%7B%22p%22%3A%7B%22rd%22%3A26251%7D%7D%7D',
      { screen: 'ticket', recordId: 26251 },
    ],
    ['#startscreen=sr200', { screen: 'service-board' }],
    ['#startscreen=sr150&state=%7B', null],
  ])('opens %s', (address, place) => {
    expect(placeOfAddress(new URL(page + address), null)).toEqual(place);
  });

  it('believes the hash before a deep link left over in the query', () => {
    const url = new URL(addressOfPlace(invoice, signals(), deepLink), deepLink);
    expect(url.searchParams.get('recid')).toBe('5101');
    expect(placeOfAddress(url, null)).toEqual(invoice);
  });

  it('names the invoice in the query alone, or not at all, when told so', () => {
    expect(addressOfPlace(invoice, signals({ hash: false }), deepLink)).toBe(
      '/v2025_1/ConnectWise.aspx?locale=en_US&routeTo=InvoiceFV&recid=5102',
    );
    const nothing = addressOfPlace(invoice, signals({ hash: false, query: false }), deepLink);
    expect(nothing).toBe('/v2025_1/ConnectWise.aspx?locale=en_US');
    expect(placeOfAddress(new URL(nothing, deepLink), { place: invoice })).toEqual(invoice);
  });
});
