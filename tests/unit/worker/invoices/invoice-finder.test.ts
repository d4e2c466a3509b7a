import { describe, expect, it, vi } from 'vitest';
import type { Client, InvoiceQuery } from '#lib/wisepay/client.ts';
import { createInvoiceFinder } from '#lib/worker/invoices/invoice-context.ts';
import { paidInvoice, sampleInvoice } from '../../support/invoices.ts';

const query: InvoiceQuery = { host: 'psa.example', number: '20101' };
const tagged = { invoice: sampleInvoice, etag: '"1"' };

function clientThatFinds() {
  const findInvoice = vi.fn<Client['findInvoice']>(async () => tagged);
  const client: Client = {
    findInvoice,
    getSession: vi.fn(),
    createPaymentSession: vi.fn(),
    getTerminalPayment: vi.fn(),
    getRefund: vi.fn(),
    submit: vi.fn(),
    findOperation: vi.fn(),
  };
  return { client, findInvoice };
}

describe('finding an invoice', () => {
  it('asks once for any number of tabs at the same time', async () => {
    const { client, findInvoice } = clientThatFinds();
    const finder = createInvoiceFinder();
    const found = await Promise.all([1, 2, 3].map(() => finder.find(client, 'pat', { ...query })));
    expect(found).toEqual([sampleInvoice, sampleInvoice, sampleInvoice]);
    expect(findInvoice).toHaveBeenCalledTimes(1);
  });

  it('asks again afterwards, with what is known', async () => {
    const { client, findInvoice } = clientThatFinds();
    const finder = createInvoiceFinder();
    await finder.find(client, 'pat', query);
    findInvoice.mockResolvedValueOnce({ invoice: paidInvoice, etag: '"2"' });
    expect(await finder.find(client, 'pat', query)).toEqual(paidInvoice);
    expect(findInvoice).toHaveBeenNthCalledWith(2, expect.objectContaining(query), tagged);
    await finder.find(client, 'pat', query);
    expect(findInvoice).toHaveBeenNthCalledWith(3, expect.objectContaining(query), {
      invoice: paidInvoice,
      etag: '"2"',
    });
  });

  it('never lets one person have what another one fetched', async () => {
    const { client, findInvoice } = clientThatFinds();
    const finder = createInvoiceFinder();
    await Promise.all([finder.find(client, 'pat', query), finder.find(client, 'sam', query)]);
    expect(findInvoice).toHaveBeenCalledTimes(2);
    await finder.find(client, 'kim', query);
    expect(findInvoice).toHaveBeenLastCalledWith(expect.anything(), undefined);
  });

  it.each<[string, InvoiceQuery]>([
    ['another number', { ...query, number: '20102' }],
    ['another host', { ...query, host: 'psa.other.example' }],
    ['another company', { ...query, company: 'northwind' }],
    ['a record id besides', { ...query, recordId: '5101' }],
    ['the number as record id', { host: query.host, recordId: '20101' }],
  ])('takes %s for another question', async (_, other) => {
    const { client, findInvoice } = clientThatFinds();
    const finder = createInvoiceFinder();
    await Promise.all([finder.find(client, 'pat', query), finder.find(client, 'pat', other)]);
    expect(findInvoice).toHaveBeenCalledTimes(2);
  });

  it('tells all who asked of a failure, and asks anew afterwards', async () => {
    const { client, findInvoice } = clientThatFinds();
    const finder = createInvoiceFinder();
    const failure = new Error('offline');
    findInvoice.mockRejectedValueOnce(failure);
    const both = await Promise.allSettled([finder.find(client, 'a', query), finder.find(client, 'a', query)]);
    expect(both).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ]);
    expect(await finder.find(client, 'a', query)).toEqual(sampleInvoice);
    expect(findInvoice).toHaveBeenCalledTimes(2);
  });

  it('keeps the fifty invoices that were looked at last', async () => {
    const { client, findInvoice } = clientThatFinds();
    const finder = createInvoiceFinder();
    const open = (number: number) => finder.find(client, 'pat', { ...query, number: `${number}` });
    const isKept = async (number: number) => {
      findInvoice.mockClear();
      await open(number);
      return findInvoice.mock.calls[0]?.[1] !== undefined;
    };
    for (let number = 1; number <= 50; number += 1) await open(number);
    // Looking at the first again makes the second the oldest.
    expect(await isKept(1)).toBe(true);
    await open(51);
    expect(await isKept(1)).toBe(true);
    expect(await isKept(3)).toBe(true);
    expect(await isKept(2)).toBe(false);
  });
});
