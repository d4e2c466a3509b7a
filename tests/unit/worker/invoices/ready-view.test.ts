/** The view of an invoice, and whether something is under way on it that the panel has to watch. */
import { beforeEach, describe, expect, it } from 'vitest';
import { pendingRefund, type ReadyViewRequest } from '#lib/worker/invoices/ready-view.ts';
import type { Intent } from '#lib/worker/operations/intent.ts';
import { anIntent } from '../../support/intents.ts';
import { readyView, sampleInvoice } from '../../support/invoices.ts';
import { sampleRefund } from '../../support/payments.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';
import { type ViewHarness, viewHarness, withOpen, withRefund } from './support/view-harness.ts';

let harness: ViewHarness;

beforeEach(() => {
  harness = viewHarness();
});

describe('a view of an invoice on which nothing is under way', () => {
  it('is the invoice, and not worth watching', async () => {
    expect(await harness.build()).toEqual({ view: readyView(), terminalPayment: undefined });
    expect(harness.api.calls).toEqual([]);
  });

  it('names the terminal that was used last', async () => {
    harness.readLastTerminal.mockResolvedValue('trm_2');
    expect((await harness.build()).view.lastTerminalId).toBe('trm_2');
  });

  it('names the administrator’s terminal where none was used yet, and only there', async () => {
    const policy = { ...scriptedPolicy, defaultTerminal: 'trm_front' };
    expect((await harness.build({ policy })).view.lastTerminalId).toBe('trm_front');
    harness.readLastTerminal.mockResolvedValue('trm_2');
    expect((await harness.build({ policy })).view.lastTerminalId).toBe('trm_2');
  });

  it('tells what the administrator asks of a refund', async () => {
    expect((await harness.build()).view.refundRules).toEqual({ needsNote: false });
    const refundLimit = { value: 50_000, currency: 'USD' };
    const surchargeInRefunds = 'left_out' as const;
    const policy = { ...scriptedPolicy, refundLimit, refundNeedsReason: true, surchargeInRefunds };
    expect((await harness.build({ policy })).view.refundRules).toEqual({
      limit: refundLimit,
      needsNote: true,
      surcharge: 'left_out',
    });
  });
});

describe('what makes a view worth watching', () => {
  it.each<[string, Partial<ReadyViewRequest>]>([
    ['an open payments screen', { paymentScreenOpen: true }],
    ['a card that is waited for', { invoice: withOpen(sampleTerminalPayment) }],
    [
      'a card that was declined: the terminal waits for another',
      { invoice: withOpen({ ...sampleTerminalPayment, state: 'declined' }) },
    ],
    ['a refund that is on its way', { invoice: withRefund({ state: 'pending' }) }],
  ])('is %s', async (_, request) => {
    expect((await harness.build(request)).view.live).toBe(true);
  });

  it('is an intent whose outcome is unknown', async () => {
    await harness.journal.write(anIntent({ state: { name: 'open' } }));
    expect((await harness.build()).view.live).toBe(true);
  });

  it.each([
    ['has arrived', 'succeeded'],
    ['has failed', 'failed'],
  ] as const)('is no refund that %s', async (_, state) => {
    expect((await harness.build({ invoice: withRefund({ state }) })).view.live).toBe(false);
  });

  it.each<Intent['state']>([
    { name: 'step_up' },
    { name: 'refused', at: 1, code: 'terminal_busy' },
    { name: 'not_received', at: 1 },
    { name: 'abandoned', at: 1, reason: 'no_sign_in' },
    { name: 'unresolved', at: 1 },
  ])('is no intent on which nothing comes by itself: $name', async (state) => {
    await harness.journal.write(anIntent({ state }));
    expect((await harness.build()).view.live).toBe(false);
  });

  it('is no open intent of another invoice', async () => {
    await harness.journal.write(anIntent({ invoiceId: 'inv_2' }));
    expect((await harness.build()).view).toEqual(readyView());
  });
});

it('the refund to follow is the first whose outcome the gateway owes', () => {
  expect(pendingRefund(sampleInvoice)).toBeUndefined();
  expect(pendingRefund(withRefund({ state: 'failed' }))).toBeUndefined();
  expect(pendingRefund(withRefund({}))).toEqual(sampleRefund);
});
