/** The policy for actions that move money: what it forbids is neither written to the journal nor sent. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActionMessage } from '#lib/worker/actions/actions.ts';
import { failureOf } from '../../support/failure.ts';
import {
  cancel,
  intentId,
  refund,
  refundPart,
  remind,
  sendToTerminal,
} from '../../support/money-messages.ts';
import { minutes } from '../../support/operations-harness.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { usd } from '../../support/usd.ts';
import { type ActionsHarness, actionsHarness, invoice } from './support/actions-harness.ts';
import { refundWorth, review } from './support/refund-messages.ts';

let harness: ActionsHarness;

beforeEach(() => {
  harness = actionsHarness();
});

async function expectRefused(message: ActionMessage, problemCode: string) {
  expect(await failureOf(harness.perform(message))).toEqual({ code: 'refused', details: { problemCode } });
  expect(await harness.journal.list()).toEqual([]);
  expect(harness.wisepay.log).toEqual([]);
}

describe('an action that is turned off', () => {
  it.each([
    ['terminal', sendToTerminal],
    ['remind', remind],
    ['refund', refundWorth(1_000)],
  ] as const)('is refused: %s', async (name, message) => {
    harness.policy = { ...scriptedPolicy, disabledActions: [name] };
    await expectRefused(message, 'disabled_by_policy');
  });

  it('does not keep a payment on a terminal from being cancelled', async () => {
    harness.policy = { ...scriptedPolicy, disabledActions: ['terminal', 'pay', 'refund', 'remind'] };
    await harness.perform(cancel);
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('is told as it was done when the message comes again after it was', async () => {
    await harness.perform(refundWorth(1_000));
    harness.policy = { ...scriptedPolicy, disabledActions: ['refund'] };
    await harness.perform(refundWorth(1_000));
    expect(await harness.states()).toMatchObject([{ name: 'accepted' }]);
    expect(harness.submits()).toHaveLength(1);
  });
});

describe('the refund limit', () => {
  /** $50.00 of it has a surcharge of $1.00. */
  const payment = { ...samplePayment, surcharge: usd(1_200) };
  const withSurcharge = (cents: number) => ({
    ...refund,
    refunds: [{ ...refundPart, amount: usd(cents), includesSurcharge: true }],
  });

  beforeEach(() => {
    harness.invoice = { ...invoice, payments: [payment, sampleDebit] };
    harness.policy = { ...scriptedPolicy, refundLimit: usd(5_100) };
  });

  it('lets through what is just within', async () => {
    await harness.perform(withSurcharge(5_000));
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('counts the surcharge', () => expectRefused(withSurcharge(5_050), 'refund_above_limit'));

  it('does not count a surcharge that stays', async () => {
    await harness.perform(refundWorth(5_100));
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('holds for all parts together', async () => {
    const message = review([intentId, 'pay_1', 2_600], [crypto.randomUUID(), 'pay_2', 2_600]);
    await expectRefused(message, 'refund_above_limit');
  });

  it('in another currency allows nothing: it says nothing about this one', async () => {
    harness.policy = { ...scriptedPolicy, refundLimit: { value: 1_000_000, currency: 'EUR' } };
    await expectRefused(refundWorth(1), 'refund_above_limit');
  });
});

describe('a note that the administrator wants', () => {
  beforeEach(() => {
    harness.policy = { ...scriptedPolicy, refundNeedsReason: true };
  });

  it.each([undefined, '', '  \n '])('has to be there: %j', (note) =>
    expectRefused({ ...refundWorth(100), note }, 'refund_note_required'),
  );

  it('lets the refund through', async () => {
    await harness.perform({ ...refundWorth(100), note: 'Charged twice, see the ticket.' });
    expect(harness.wisepay.effects).toEqual([intentId]);
  });
});

describe('the time between reminders', () => {
  it('is kept to by the worker, whatever the panel still shows', async () => {
    const at = new Date(harness.time - minutes(10)).toISOString();
    harness.invoice = {
      ...invoice,
      reminders: { last: { at, to: 'payer@contoso.example', by: 'Pat' } },
      actions: { ...invoice.actions, remind: { allowed: true } },
    };
    harness.policy = { ...scriptedPolicy, reminderCooldownMinutes: 60 };
    await expectRefused(remind, 'cooldown');
  });
});
