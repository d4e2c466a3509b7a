/** The administrator's policy over actions that move money: what it forbids is neither written down nor sent. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Admitted } from '#lib/pod/worker/admission/gate.ts';
import {
  createMoneyActions,
  type MoneyActions,
  type MoneyMessage,
} from '#lib/pod/worker/money/money-actions.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { restrictInvoice } from '#lib/policy/restrict-invoice.ts';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { failureOf } from '../../../support/failure.ts';
import { pat } from '../../../support/intents.ts';
import { sampleInvoice } from '../../../support/invoices.ts';
import { keyToResume, type OperationsBench, operationsBench } from '../../../support/operations-bench.ts';
import { sampleDebit, samplePayment } from '../../../support/payments.ts';
import { scriptedApi, scriptedEndpoints, scriptedPolicy } from '../../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../../support/terminal-payment.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const mountId = crypto.randomUUID();

const invoice: Invoice = {
  ...sampleInvoice,
  openTerminalPayment: sampleTerminalPayment,
  payments: [
    {
      ...samplePayment,
      amount: usd(100_000),
      surcharge: usd(2_000),
      refunded: usd(0),
      refundable: usd(100_000),
    },
    sampleDebit,
  ],
};

let bench: OperationsBench;
let money: MoneyActions;
let policy: Policy;

beforeEach(() => {
  bench = operationsBench();
  policy = scriptedPolicy;
  money = createMoneyActions({
    journal: bench.journal,
    operations: bench.operations,
    writeLastTerminal: async () => {},
  });
});

function admitted(): Admitted {
  return {
    client: createClient(scriptedApi().send, scriptedEndpoints.api, withToken('access_1')),
    endpoints: scriptedEndpoints,
    owner: pat,
    wire: bench.wisepay.wireOf(pat),
    invoice: restrictInvoice(invoice, policy, bench.time),
    policy,
    reload: async () => invoice,
  };
}

const perform = (message: MoneyMessage) => money.perform(admitted(), message);
const resume = async () => money.resume(admitted(), await keyToResume(bench));

const submits = () => bench.wisepay.log.filter((line) => line.startsWith('submit'));

async function expectRefused(message: MoneyMessage, problemCode: string) {
  expect(await failureOf(perform(message))).toEqual({ code: 'refused', details: { problemCode } });
  expect(await bench.journal.list()).toEqual([]);
  expect(bench.wisepay.log).toEqual([]);
}

const intentId = crypto.randomUUID();
const sendToTerminal: MoneyMessage = {
  kind: 'pod.send_to_terminal',
  mountId,
  intentId,
  terminalId: 'trm_1',
  amount: usd(1_000),
  invoiceVersion: '1',
};
const cancel: MoneyMessage = {
  kind: 'pod.cancel_terminal_payment',
  mountId,
  intentId,
  terminalPaymentId: sampleTerminalPayment.id,
};
const remind: MoneyMessage = { kind: 'pod.remind', mountId, intentId, invoiceVersion: '1' };

function refund(value: number, change: { includesSurcharge?: boolean; note?: string } = {}) {
  const { includesSurcharge = false, ...rest } = change;
  return {
    kind: 'pod.refund',
    mountId,
    refunds: [{ intentId, paymentId: 'pay_1', amount: usd(value), includesSurcharge, refundedSoFar: usd(0) }],
    reason: 'duplicate',
    invoiceVersion: '1',
    ...rest,
  } satisfies MoneyMessage;
}

describe('an action that is turned off', () => {
  it.each([
    ['terminal', sendToTerminal],
    ['remind', remind],
    ['refund', refund(1_000)],
  ] as const)('is refused: %s', async (name, message) => {
    policy = { ...scriptedPolicy, disabledActions: [name] };
    await expectRefused(message, 'disabled_by_policy');
  });

  it('does not keep a payment on a terminal from being cancelled', async () => {
    policy = { ...scriptedPolicy, disabledActions: ['terminal', 'pay', 'refund', 'remind'] };
    await perform(cancel);
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('is told as it was done when the message comes again after it was', async () => {
    await perform(refund(1_000));
    policy = { ...scriptedPolicy, disabledActions: ['refund'] };
    await perform(refund(1_000));
    expect(await bench.states()).toMatchObject([{ name: 'accepted' }]);
    expect(submits()).toHaveLength(1);
  });
});

describe('the refund limit', () => {
  beforeEach(() => {
    policy = { ...scriptedPolicy, refundLimit: usd(5_100) };
  });

  it('lets through what is just within', async () => {
    await perform(refund(5_000, { includesSurcharge: true }));
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('counts the surcharge', () =>
    expectRefused(refund(5_050, { includesSurcharge: true }), 'refund_above_limit'));

  it('does not count a surcharge that stays', async () => {
    await perform(refund(5_100));
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('holds for all parts together', async () => {
    const own = refund(2_600);
    const others = own.refunds.map((part) => ({
      ...part,
      intentId: crypto.randomUUID(),
      paymentId: 'pay_2',
    }));
    const message = { ...own, refunds: [...own.refunds, ...others] };
    await expectRefused(message, 'refund_above_limit');
  });

  it('in another currency allows nothing: it says nothing about this one', async () => {
    policy = { ...scriptedPolicy, refundLimit: { value: 1_000_000, currency: 'EUR' } };
    await expectRefused(refund(1), 'refund_above_limit');
  });
});

describe('a note that the administrator wants', () => {
  beforeEach(() => {
    policy = { ...scriptedPolicy, refundNeedsReason: true };
  });

  it.each([undefined, '', '  \n '])('has to be there: %j', (note) =>
    expectRefused(refund(100, note === undefined ? {} : { note }), 'refund_note_required'),
  );

  it('lets the refund through', async () => {
    await perform(refund(100, { note: 'Charged twice, see the ticket.' }));
    expect(bench.wisepay.effects).toEqual([intentId]);
  });
});

describe('a fresh sign-in that the administrator wants', () => {
  beforeEach(() => {
    policy = { ...scriptedPolicy, stepUpAbove: usd(5_000) };
  });

  it('is not needed up to the amount', async () => {
    await perform(refund(5_000));
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('has the refund wait, unsent, until it has happened', async () => {
    await perform(refund(5_001));
    expect(await bench.states()).toEqual([{ name: 'step_up' }]);
    expect(bench.wisepay.log).toEqual([]);
    await resume();
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('is not gone around by sending the message again', async () => {
    await perform(refund(5_001));
    await perform(refund(5_001));
    expect(bench.wisepay.log).toEqual([]);
  });

  it('is not asked for again once the refund went through', async () => {
    await perform(refund(5_001));
    await resume();
    await perform(refund(5_001));
    expect(await bench.states()).toMatchObject([{ name: 'accepted' }]);
  });

  it('is needed for any amount in another currency', async () => {
    policy = { ...scriptedPolicy, stepUpAbove: { value: 1_000_000, currency: 'EUR' } };
    await perform(refund(1));
    expect(await bench.states()).toEqual([{ name: 'step_up' }]);
  });

  it.each([
    ['turned refunds off', { disabledActions: ['refund'] }],
    ['set a limit below it', { refundLimit: usd(5_000) }],
    ['asked for a note', { refundNeedsReason: true }],
  ] as const)('does not send it when the administrator has %s meanwhile', async (_, change) => {
    await perform(refund(5_001));
    policy = { ...policy, ...change };
    await resume();
    expect(await bench.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
    expect(bench.wisepay.log).toEqual([]);
  });
});

describe('a review', () => {
  const secondId = crypto.randomUUID();

  /** Parts of one review: each its payment, its intent and its amount. */
  const review = (...parts: readonly [intentId: string, paymentId: string, value: number][]) =>
    ({
      ...refund(0),
      refunds: parts.map(([id, paymentId, value]) => ({
        intentId: id,
        paymentId,
        amount: usd(value),
        includesSurcharge: false,
        refundedSoFar: usd(0),
      })),
    }) satisfies MoneyMessage;
  const states = async () => (await bench.states()).map(({ name }) => name);

  beforeEach(() => {
    policy = { ...scriptedPolicy, stepUpAbove: usd(3_000) };
  });

  it('that waits is not sent by the same message with a smaller amount', async () => {
    await perform(refund(9_000));
    await perform(refund(1));
    expect(bench.wisepay.log).toEqual([]);
    expect(await states()).toEqual(['step_up']);
  });

  it('that was done does not open the way for another part behind it', async () => {
    await perform(refund(10));
    policy = { ...policy, refundLimit: usd(100), refundNeedsReason: true };
    await perform(review([intentId, 'pay_1', 10], [secondId, 'pay_2', 4_000]));
    expect(bench.wisepay.effects).toEqual([intentId]);
    expect(await bench.states()).toMatchObject([
      { name: 'accepted' },
      { name: 'abandoned', reason: 'not_allowed' },
    ]);
  });

  it('that has begun has a later part wait where the administrator wants a fresh sign-in by now', async () => {
    policy = scriptedPolicy;
    await perform(review([intentId, 'pay_1', 10]));
    policy = { ...scriptedPolicy, stepUpAbove: usd(3_000) };
    await perform(review([intentId, 'pay_1', 10], [secondId, 'pay_2', 4_000]));
    expect(bench.wisepay.effects).toEqual([intentId]);
    expect(await states()).toEqual(['accepted', 'step_up']);
  });

  it('with the key of another one does nothing at all', async () => {
    await perform(review([intentId, 'pay_1', 10]));
    bench.wisepay.log.splice(0);
    await perform(review([secondId, 'pay_2', 20], [intentId, 'pay_1', 10]));
    expect(bench.wisepay.log).toEqual([]);
    expect(await states()).toEqual(['accepted']);
  });

  it('that waits is let go of by the same message once refunds are turned off', async () => {
    await perform(refund(9_000));
    policy = { ...scriptedPolicy, disabledActions: ['refund'] };
    await perform(refund(9_000));
    expect(bench.wisepay.log).toEqual([]);
    expect(await bench.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
  });

  it('of which one part was let go of is not sent without a sign-in when the message comes again', async () => {
    const message = review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]);
    await perform(message);
    await bench.operations.abandon(secondId, 'no_sign_in');
    await perform(message);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('is judged by itself: two that wait are not added up, and one sign-in is for one', async () => {
    policy = { ...policy, refundLimit: usd(5_000) };
    await perform(review([intentId, 'pay_1', 4_000]));
    await perform(review([secondId, 'pay_2', 4_000]));
    await money.resume(admitted(), secondId);
    expect(bench.wisepay.effects).toEqual([secondId]);
    expect(await states()).toEqual(['step_up', 'accepted']);
  });

  it('whose invoice cannot be looked at in between says that, and not that the first part failed', async () => {
    await perform(review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]));
    const reload = () => Promise.reject(new CodedError('offline'));
    await money.resume({ ...admitted(), reload }, intentId);
    expect(await bench.states()).toMatchObject([
      { name: 'accepted' },
      { name: 'abandoned', reason: 'earlier_uncertain' },
    ]);
  });

  it('goes on in its order after a token that expired: what is not certain is cleared up first', async () => {
    await perform(review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]));
    bench.wisepay.fates.push('token_expired');
    expect((await failureOf(money.resume(admitted(), intentId))).code).toBe('token_expired');
    await money.resume(admitted(), secondId);
    expect(bench.wisepay.effects).toEqual([intentId, secondId]);
  });

  it('of which WisePay would refuse a later part by now is told as it stands', async () => {
    policy = scriptedPolicy;
    await perform(review([intentId, 'pay_1', 10]));
    await perform(review([intentId, 'pay_1', 10], [secondId, 'pay_gone', 10]));
    expect(await states()).toEqual(['accepted']);
  });
});

describe('the time between reminders', () => {
  it('is kept to by the worker, whatever the panel still shows', async () => {
    const at = new Date(bench.time - 10 * 60_000).toISOString();
    const reminders = { last: { at, to: 'payer@contoso.example', by: 'Pat' } };
    policy = { ...scriptedPolicy, reminderCooldownMinutes: 60 };
    const actions = { ...invoice.actions, remind: { allowed: true } } as const;
    const restricted = restrictInvoice({ ...invoice, reminders, actions }, policy, bench.time);
    expect(await failureOf(money.perform({ ...admitted(), invoice: restricted }, remind))).toEqual({
      code: 'refused',
      details: { problemCode: 'cooldown' },
    });
    expect(bench.wisepay.log).toEqual([]);
  });
});
