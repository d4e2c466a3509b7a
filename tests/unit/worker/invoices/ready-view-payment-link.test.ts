/** The payment link that the panel shows: an address of WisePay's web app, and no other. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { eventually } from '../../support/eventually.ts';
import { paidInvoice, sampleInvoice } from '../../support/invoices.ts';
import { scriptedEndpoints } from '../../support/scripted-api.ts';
import { type ViewHarness, viewHarness } from './support/view-harness.ts';

let harness: ViewHarness;

beforeEach(() => {
  harness = viewHarness();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the payment link', () => {
  const linked = async (paymentLink: string, change: Partial<Invoice> = {}) =>
    (await harness.build({ invoice: { ...sampleInvoice, paymentLink, ...change } })).view.paymentLink;

  it('is shown as it is on WisePay’s web app', async () => {
    const link = 'https://app.wisepay.example/link/9b2e?from=pod&lang=en#pay';
    expect(await linked(link)).toBe(link);
    expect(harness.countRefusal).not.toHaveBeenCalled();
  });

  it.each([
    ['HTTPS://APP.WisePay.example:443/link/1', 'https://app.wisepay.example/link/1'],
    ['https:\\\\app.wisepay.example\\link\\1', 'https://app.wisepay.example/link/1'],
    ['https:app.wisepay.example/link/1', 'https://app.wisepay.example/link/1'],
  ])('is spelled as this browser reads it, so that every phone reads the same: %s', async (link, shown) => {
    expect(await linked(link)).toBe(shown);
  });

  it.each([
    ['another site', 'https://evil.example/link/1'],
    ['a site that begins alike', 'https://app.wisepay.example.evil.example/link/1'],
    ['WisePay’s name in front of an @', 'https://app.wisepay.example@evil.example/link/1'],
    ['an open line', 'http://app.wisepay.example/link/1'],
    ['another port', 'https://app.wisepay.example:8443/link/1'],
    ['the API', 'https://bench.api.wisepay.example/link/1'],
    ['a script', 'javascript:alert(1)'],
    ['a page made up on WisePay', 'blob:https://app.wisepay.example/6d0c3f5e'],
  ])('is not shown where it leads elsewhere, and that is counted: %s', async (_, link) => {
    expect(await linked(link)).toBeUndefined();
    expect(harness.countRefusal.mock.calls).toEqual([['foreign_url']]);
  });

  it('is shown on any origin of the list', async () => {
    const endpoints = { ...scriptedEndpoints, otherApps: ['https://secure2.wise-sync.com'] };
    const paymentLink = 'https://secure2.wise-sync.com/PaymentProxy/PayNow/Email?invoiceNo=20101';
    const { view } = await harness.build({ endpoints, invoice: { ...sampleInvoice, paymentLink } });
    expect(view.paymentLink).toBe(paymentLink);
    expect(view.foreignLink).toBeUndefined();
  });

  it.each([
    ['https://secure2.wise-sync.com/link/1', { origin: 'https://secure2.wise-sync.com' }],
    ['javascript:alert(1)', {}],
  ])('is not left out without a word: %s', async (paymentLink, foreignLink) => {
    const { view } = await harness.build({ invoice: { ...sampleInvoice, paymentLink } });
    expect(view.foreignLink).toEqual(foreignLink);
  });

  it('is not shown where the invoice cannot be paid, wherever it leads', async () => {
    const { actions } = paidInvoice;
    expect(await linked(sampleInvoice.paymentLink ?? '', { actions })).toBeUndefined();
    expect(await linked('https://evil.example/link/1', { actions })).toBeUndefined();
    expect(harness.countRefusal).not.toHaveBeenCalled();
  });

  it('keeps no view back because a refusal could not be counted', async () => {
    const defects = vi.spyOn(console, 'error').mockImplementation(() => {});
    harness.countRefusal.mockRejectedValue(new Error('no storage'));
    expect(await linked('https://evil.example/link/1')).toBeUndefined();
    await eventually(() => expect(defects).toHaveBeenCalled());
  });
});
