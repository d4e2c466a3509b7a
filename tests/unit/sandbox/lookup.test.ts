import { expect, test } from 'vitest';
import { duplicateInvoice } from '#sandbox/wisepay/ledger/duplicate.ts';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import { lookUpInvoice } from '#sandbox/wisepay/ledger/lookup.ts';

const host = 'psa.localhost:4600';

test.each([
  ['its record id', { recordId: '5101' }],
  ['its number', { number: '20101' }],
  ['both', { recordId: '5101', number: '20101' }],
  ['its tenant as well', { number: '20101', company: 'northwind' }],
])('an invoice is found by %s', (_what, reference) => {
  const lookup = lookUpInvoice(new Ledger().state, { host, ...reference });
  expect(lookup).toMatchObject({ kind: 'found', invoice: { id: 'inv_5101' } });
});

test.each(['psa.localhost', 'psa.localhost:1', 'PSA.localhost:9999'])('PSA is known as %s', (named) => {
  expect(lookUpInvoice(new Ledger().state, { host: named, recordId: '5101' }).kind).toBe('found');
});

test.each([
  ['another host', { host: 'na.myconnectwise.net', recordId: '5101' }],
  ['another tenant', { host, company: 'contoso', recordId: '5101' }],
  ['a record id in another notation', { host, recordId: '05101' }],
  ['a number in another letter case', { host, number: 'inv-2024/0009.a' }],
])('an invoice is unknown by %s', (_what, reference) => {
  expect(lookUpInvoice(new Ledger().state, reference)).toEqual({ kind: 'not_synced', reason: 'unknown' });
});

test('an invoice left out of the sync says why', () => {
  const lookup = lookUpInvoice(new Ledger().state, { host, number: '20105' });
  expect(lookup).toEqual({ kind: 'not_synced', reason: 'location_excluded' });
});

test.each([
  ['two invoices', { recordId: '5101', number: '20102' }],
  ['an invoice and nothing', { recordId: '5101', number: '99999' }],
  ['nothing and an invoice', { recordId: '99999', number: '20101' }],
])('a record id and number that name %s are a mismatch', (_what, reference) => {
  expect(lookUpInvoice(new Ledger().state, { host, ...reference })).toEqual({ kind: 'mismatch' });
});

test('a number that two tenants use is ambiguous until the tenant is named', () => {
  const ledger = new Ledger();
  const copy = duplicateInvoice(ledger, '20101', 'southwind');
  expect(lookUpInvoice(ledger.state, { host, number: '20101' }).kind).toBe('ambiguous');
  expect(lookUpInvoice(ledger.state, { host, number: '20101', company: 'southwind' })).toMatchObject({
    kind: 'found',
    invoice: { id: copy?.id },
  });
});
