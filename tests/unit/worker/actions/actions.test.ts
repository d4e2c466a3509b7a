/** The actions that move money or send an email: each is sent once, and its outcome is in the journal. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ActionMessage } from '#lib/worker/actions/actions.ts';
import { failureOf } from '../../support/failure.ts';
import { paidInvoice } from '../../support/invoices.ts';
import { cancel, intentId, remind, sendToTerminal } from '../../support/money-messages.ts';
import { usd } from '../../support/usd.ts';
import { type ActionsHarness, actionsHarness, invoice } from './support/actions-harness.ts';
import { refundOf } from './support/refund-messages.ts';

let harness: ActionsHarness;

beforeEach(() => {
  harness = actionsHarness();
});

describe.each([
  ['sending to a terminal', sendToTerminal, '/invoices/inv_1/terminal-payments'],
  ['cancelling', cancel, '/terminal-payments/tp_1/cancel'],
  ['reminding', remind, '/invoices/inv_1/reminders'],
] as const)('%s', (_, message, path) => {
  it('is sent once, and its outcome is in the journal', async () => {
    await harness.perform(message);
    expect(await harness.journal.list()).toMatchObject([
      { key: intentId, invoiceId: 'inv_1', request: { path }, state: { name: 'accepted' } },
    ]);
    expect(harness.submits()).toHaveLength(1);
  });

  it('is not done again when the message comes again, whatever the invoice looks like by then', async () => {
    await harness.perform(message);
    harness.invoice = paidInvoice;
    await harness.perform(message);
    expect(harness.submits()).toHaveLength(1);
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('goes on to the letter when the worker died over the first message', async () => {
    harness.wisepay.fates.push('lost');
    harness.wisepay.answers.push('lost');
    await harness.perform(message);
    harness.invoice = paidInvoice;
    await harness.perform(message);
    const [first, second] = harness.submits();
    expect(second).toBe(first);
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('ends without an error when WisePay refuses: the reason is in the journal', async () => {
    harness.wisepay.fates.push({ refused: 'invoice_changed' });
    await harness.perform(message);
    expect(await harness.states()).toMatchObject([{ name: 'refused', code: 'invoice_changed' }]);
  });

  it('ends without an error when nothing is known: that is in the journal too', async () => {
    harness.wisepay.fates.push('answer_lost');
    harness.wisepay.answers.push('lost');
    await harness.perform(message);
    expect(await harness.states()).toEqual([{ name: 'open' }]);
  });

  it('asks for a fresh token', async () => {
    harness.wisepay.fates.push('token_expired');
    expect((await failureOf(harness.perform(message))).code).toBe('token_expired');
    await harness.perform(message);
    expect(harness.wisepay.effects).toEqual([intentId]);
  });
});

describe('a wish that cannot be', () => {
  it.each<[string, ActionMessage, string]>([
    ['a charge above the balance', { ...sendToTerminal, amount: usd(100001) }, 'amount_above_balance'],
    ['a charge of nothing', { ...sendToTerminal, amount: usd(0) }, 'amount_above_balance'],
    ['the cancel of another payment', { ...cancel, terminalPaymentId: 'tp_0' }, 'too_late'],
    ['a refund for another invoice', refundOf('pay_9'), 'not_refundable'],
  ])('is neither written down nor sent: %s', async (_, message, problemCode) => {
    expect(await failureOf(harness.perform(message))).toEqual({ code: 'refused', details: { problemCode } });
    expect(await harness.journal.list()).toEqual([]);
    expect(harness.wisepay.log).toEqual([]);
  });
});

describe('the terminal', () => {
  it('is remembered for the next time', async () => {
    await harness.perform(sendToTerminal);
    expect(harness.writeLastTerminal).toHaveBeenCalledExactlyOnceWith('trm_1');
  });

  it('is remembered for nothing else', async () => {
    await harness.perform(cancel);
    expect(harness.writeLastTerminal).not.toHaveBeenCalled();
  });

  it('is not one that WisePay has refused', async () => {
    harness.wisepay.fates.push({ refused: 'terminal_busy' });
    await harness.perform(sendToTerminal);
    expect(harness.writeLastTerminal).not.toHaveBeenCalled();
  });

  it('is forgotten rather than that a charge is told as failed, where it cannot be remembered', async () => {
    const defects = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => defects.mockRestore());
    harness.writeLastTerminal.mockRejectedValue(new Error('quota'));
    await harness.perform(sendToTerminal);
    expect(await harness.states()).toMatchObject([{ name: 'accepted' }]);
    expect(defects).toHaveBeenCalledOnce();
  });
});

describe('sending to a terminal an invoice that will be paid automatically', () => {
  const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
  const send = (acknowledged?: typeof scheduledPayment) =>
    harness.perform({ ...sendToTerminal, acknowledged });

  beforeEach(() => {
    harness.invoice = { ...invoice, scheduledPayment };
  });

  it.each([
    ['nobody was warned of it', undefined],
    ['the person was warned of another day', { ...scheduledPayment, date: '2026-06-12' }],
  ])('charges nothing where %s', async (_, acknowledged) => {
    expect(await failureOf(send(acknowledged))).toMatchObject({
      code: 'refused',
      details: { problemCode: 'invoice_changed' },
    });
    expect(await harness.journal.list()).toEqual([]);
    expect(harness.submits()).toEqual([]);
  });

  it('charges where the person was warned and goes on', async () => {
    await send(scheduledPayment);
    expect(harness.submits()).toHaveLength(1);
  });

  it('goes on with what was sent before it was scheduled', async () => {
    harness.invoice = invoice;
    await send();
    harness.invoice = { ...invoice, scheduledPayment };
    await send();
    expect(harness.submits()).toHaveLength(1);
  });
});
