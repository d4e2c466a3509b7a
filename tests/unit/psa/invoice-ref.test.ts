import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { invoiceRefSchema, sameRecord } from '#lib/psa/invoice-ref.ts';
import { fc } from '../support/properties.ts';

const host = 'na.myconnectwise.net';
const accepts = (value: unknown) => v.is(invoiceRefSchema, value);

describe('naming an invoice', () => {
  it('takes a record id, a number or both, and a company', () => {
    expect(accepts({ host, recordId: '5101' })).toBe(true);
    expect(accepts({ host: 'psa.localhost:4100', number: 'INV-2024/0009.A' })).toBe(true);
    expect(accepts({ host, company: 'Acme & Söhne', recordId: '1', number: '1' })).toBe(true);
  });

  it('carries nothing else along', () => {
    expect(v.parse(invoiceRefSchema, { host, recordId: '5101', amount: 1 })).toEqual({
      host,
      recordId: '5101',
    });
  });

  it.each([
    ['nothing to find it by', { host }],
    ['no host', { recordId: '5101' }],
    ['an address for a host', { host: 'https://na.myconnectwise.net', recordId: '5101' }],
    ['a record id of zero', { host, recordId: '0' }],
    ['a record id that is a number', { host, recordId: 5101 }],
    ['a record id of 19 digits', { host, recordId: '1'.repeat(19) }],
    ['a record id with other characters', { host, recordId: '51a1' }],
    ['a number of 16 characters', { host, number: 'INV-2024/0009.AB' }],
    ['a number with a space', { host, number: '20 101' }],
    ['a number of marks alone', { host, number: '-' }],
    ['an empty company', { host, company: '', recordId: '5101' }],
    ['a company with a line break', { host, company: 'a\nb', recordId: '5101' }],
  ])('refuses %s', (_, value) => {
    expect(accepts(value)).toBe(false);
  });
});

describe('telling records apart', () => {
  it('sees the same record when more becomes known about it', () => {
    const both = { host, recordId: '5101', number: '20101' };
    expect(sameRecord({ host, recordId: '5101' }, both)).toBe(true);
    expect(sameRecord({ host, number: '20101' }, both)).toBe(true);
    expect(sameRecord({ host, recordId: '5101' }, { host, recordId: '5101', company: 'acme' })).toBe(true);
  });

  it.each([
    ['record id', { host, recordId: '5101', number: '20101' }, { host, recordId: '5102', number: '20101' }],
    ['number', { host, recordId: '5101', number: '20101' }, { host, recordId: '5101', number: '20102' }],
    ['company', { host, company: 'acme', number: '20101' }, { host, company: 'other', number: '20101' }],
    ['host', { host, number: '20101' }, { host: 'eu.myconnectwise.net', number: '20101' }],
    ['kind of name', { host, recordId: '20101' }, { host, number: '20101' }],
  ])('sees two records when they differ in their %s', (_, a, b) => {
    expect(sameRecord(a, b)).toBe(false);
  });

  it('does not depend on which of the two comes first', () => {
    const ref = fc.record(
      {
        host: fc.constantFrom('a.example', 'b.example'),
        company: fc.constantFrom('x', 'y'),
        recordId: fc.constantFrom('1', '2'),
        number: fc.constantFrom('1', '2'),
      },
      { requiredKeys: ['host'] },
    );
    fc.assert(
      fc.property(ref, ref, (a, b) => {
        expect(sameRecord(a, b)).toBe(sameRecord(b, a));
      }),
    );
  });
});
