import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Intent } from '#lib/operations/intent.ts';
import type { Admitted } from '#lib/pod/worker/admission/gate.ts';
import {
  createMoneyActions,
  type MoneyActions,
  type MoneyMessage,
} from '#lib/pod/worker/money/money-actions.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { failureOf } from '../../../support/failure.ts';
import { anIntent, pat, sam } from '../../../support/intents.ts';
import { paidInvoice, sampleInvoice } from '../../../support/invoices.ts';
import {
  days,
  keyToResume,
  type OperationsBench,
  operationsBench,
} from '../../../support/operations-bench.ts';
import { sampleDebit, samplePayment } from '../../../support/payments.ts';
import { scriptedApi, scriptedEndpoints, scriptedPolicy } from '../../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../../support/terminal-payment.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const mountId = crypto.randomUUID();
const intentId = crypto.randomUUID();

const invoice: Invoice = {
  ...sampleInvoice,
  openTerminalPayment: sampleTerminalPayment,
  payments: [samplePayment, sampleDebit, { ...samplePayment, id: 'pay_3' }],
};

let bench: OperationsBench;
let money: MoneyActions;
/** The invoice that the next look at WisePay gives; every change of it is a new version. */
let current: Invoice;
let policy: Policy;
const writeLastTerminal = vi.fn<(terminalId: string) => Promise<void>>();
const reload = vi.fn<() => Promise<Invoice>>();

beforeEach(() => {
  bench = operationsBench();
  current = invoice;
  policy = scriptedPolicy;
  writeLastTerminal.mockReset().mockResolvedValue();
  // WisePay's version moves with everything that is done.
  reload.mockReset().mockImplementation(async () => ({
    ...current,
    version: `after ${bench.wisepay.effects.length}`,
  }));
  money = createMoneyActions({ journal: bench.journal, operations: bench.operations, writeLastTerminal });
});

function admitted(owner = pat): Admitted {
  return {
    client: createClient(scriptedApi().send, scriptedEndpoints.api, withToken('access_1')),
    endpoints: scriptedEndpoints,
    owner,
    wire: bench.wisepay.wireOf(owner),
    invoice: current,
    policy,
    reload,
  };
}

const perform = (message: MoneyMessage) => money.perform(admitted(), message);

const sendToTerminal = (amount = usd(100000)) =>
  ({
    kind: 'pod.send_to_terminal',
    mountId,
    intentId,
    terminalId: 'trm_1',
    amount,
    invoiceVersion: '1',
  }) satisfies MoneyMessage;
const cancel: MoneyMessage = {
  kind: 'pod.cancel_terminal_payment',
  mountId,
  intentId,
  terminalPaymentId: 'tp_1',
};
const remind: MoneyMessage = { kind: 'pod.remind', mountId, intentId, invoiceVersion: '1' };

const refund = (...paymentIds: string[]) =>
  ({
    kind: 'pod.refund',
    mountId,
    refunds: paymentIds.map((paymentId) => ({
      intentId: crypto.randomUUID(),
      paymentId,
      amount: usd(5000),
      includesSurcharge: true,
      refundedSoFar: usd(0),
    })),
    reason: 'duplicate',
    invoiceVersion: '1',
  }) satisfies MoneyMessage;

/** What the journal has: the payments, how it ended, and with which version it was sent. */
async function refunds() {
  const intents = await bench.journal.list();
  return intents.map(({ target, state, request }) => [target, state.name, request.body['invoiceVersion']]);
}

const resume = async () => money.resume(admitted(), await keyToResume(bench));

const submits = () => bench.wisepay.log.filter((line) => line.startsWith('submit'));

describe.each([
  ['sending to a terminal', sendToTerminal(), '/invoices/inv_1/terminal-payments'],
  ['cancelling', cancel, '/terminal-payments/tp_1/cancel'],
  ['reminding', remind, '/invoices/inv_1/reminders'],
] as const)('%s', (_, message, path) => {
  it('is sent once, and its outcome is in the journal', async () => {
    await perform(message);
    expect(await bench.journal.list()).toMatchObject([
      { key: intentId, invoiceId: 'inv_1', request: { path }, state: { name: 'accepted' } },
    ]);
    expect(submits()).toHaveLength(1);
  });

  it('is not done again when the message comes again, whatever the invoice looks like by then', async () => {
    await perform(message);
    current = paidInvoice;
    await perform(message);
    expect(submits()).toHaveLength(1);
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('goes on to the letter when the worker died over the first message', async () => {
    bench.wisepay.fates.push('lost');
    bench.wisepay.answers.push('lost');
    await perform(message);
    current = paidInvoice;
    await perform(message);
    const [first, second] = submits();
    expect(second).toBe(first);
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('ends without an error when WisePay refuses: the reason is in the journal', async () => {
    bench.wisepay.fates.push({ refused: 'invoice_changed' });
    await perform(message);
    expect(await bench.states()).toMatchObject([{ name: 'refused', code: 'invoice_changed' }]);
  });

  it('ends without an error when nothing is known: that is in the journal too', async () => {
    bench.wisepay.fates.push('answer_lost');
    bench.wisepay.answers.push('lost');
    await perform(message);
    expect(await bench.states()).toEqual([{ name: 'open' }]);
  });

  it('asks for a fresh token', async () => {
    bench.wisepay.fates.push('token_expired');
    expect((await failureOf(perform(message))).code).toBe('token_expired');
    await perform(message);
    expect(bench.wisepay.effects).toEqual([intentId]);
  });
});

describe('a wish that cannot be', () => {
  it.each<[string, MoneyMessage, string]>([
    ['a charge above the balance', sendToTerminal(usd(100001)), 'amount_above_balance'],
    ['a charge of nothing', sendToTerminal(usd(0)), 'amount_above_balance'],
    ['the cancel of another payment', { ...cancel, terminalPaymentId: 'tp_0' }, 'too_late'],
    ['a refund for another invoice', refund('pay_9'), 'not_refundable'],
  ])('is neither written down nor sent: %s', async (_, message, problemCode) => {
    expect(await failureOf(perform(message))).toEqual({ code: 'refused', details: { problemCode } });
    expect(await bench.journal.list()).toEqual([]);
    expect(bench.wisepay.log).toEqual([]);
  });
});

describe('the terminal', () => {
  it('is remembered for the next time', async () => {
    await perform(sendToTerminal());
    expect(writeLastTerminal).toHaveBeenCalledExactlyOnceWith('trm_1');
  });

  it('is remembered for nothing else', async () => {
    await perform(cancel);
    expect(writeLastTerminal).not.toHaveBeenCalled();
  });
});

describe('several refunds', () => {
  it('go one after the other: the first with the version that the person saw, then with our own', async () => {
    await perform(refund('pay_1', 'pay_2', 'pay_3'));
    expect(await refunds()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'accepted', 'after 1'],
      ['payment pay_3', 'accepted', 'after 2'],
    ]);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('goes with the version that the person saw, not with a newer one', async () => {
    current = { ...invoice, version: '9' };
    await perform(refund('pay_1'));
    expect(await refunds()).toEqual([['payment pay_1', 'accepted', '1']]);
  });

  it('stop after one that WisePay refuses: what the person reviewed does not hold any more', async () => {
    bench.wisepay.fates.push('done', { refused: 'refund_above_remaining' });
    await perform(refund('pay_1', 'pay_2', 'pay_3'));
    expect((await refunds()).map(([target, state]) => [target, state])).toEqual([
      ['payment pay_1', 'accepted'],
      ['payment pay_2', 'refused'],
    ]);
    expect(submits()).toHaveLength(2);
  });

  it('stop after one of which nothing is known', async () => {
    bench.wisepay.fates.push('answer_lost');
    bench.wisepay.answers.push('lost');
    await perform(refund('pay_1', 'pay_2'));
    expect((await refunds()).map(([, state]) => state)).toEqual(['open']);
  });

  it('stop where another refund of the same payment was still open: the review did not show it', async () => {
    const earlier = refund('pay_1');
    bench.wisepay.fates.push('answer_lost');
    bench.wisepay.answers.push('lost');
    await perform(earlier);
    await perform(refund('pay_1', 'pay_2'));
    expect((await refunds()).map(([target, state]) => [target, state])).toEqual([
      ['payment pay_1', 'accepted'],
    ]);
    expect(bench.wisepay.effects).toEqual(earlier.refunds.map((part) => part.intentId));
  });

  it('that cannot be looked after in between are told as they stand, and not as failed', async () => {
    // Told that it failed, the person would review and confirm again, and the first part would go out twice.
    reload.mockRejectedValueOnce(new CodedError('offline'));
    await perform(refund('pay_1', 'pay_2'));
    expect((await refunds()).map(([target, state]) => [target, state])).toEqual([
      ['payment pay_1', 'accepted'],
    ]);
  });

  it('ask for a fresh token in between, and go on where they were', async () => {
    reload.mockRejectedValueOnce(new CodedError('token_expired'));
    const message = refund('pay_1', 'pay_2');
    expect((await failureOf(perform(message))).code).toBe('token_expired');
    await perform(message);
    expect(bench.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
  });

  it('go on where they were when the worker died in the middle', async () => {
    const message = refund('pay_1', 'pay_2', 'pay_3');
    bench.wisepay.fates.push('done', 'token_expired');
    await perform(message).catch(() => {});
    // The first payment has nothing left by now: its part is not measured anew.
    current = {
      ...invoice,
      payments: [{ ...samplePayment, refundable: usd(0) }, ...invoice.payments.slice(1)],
    };
    await perform(message);
    expect(bench.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
    expect((await refunds()).map(([, state]) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('are all measured before the first is sent', async () => {
    current = { ...invoice, payments: [samplePayment, { ...sampleDebit, refundable: usd(4999) }] };
    expect(await failureOf(perform(refund('pay_1', 'pay_2')))).toMatchObject({
      details: { problemCode: 'refund_above_remaining' },
    });
    expect(await bench.journal.list()).toEqual([]);
    expect(bench.wisepay.log).toEqual([]);
  });
});

describe('refunds that need a new sign-in', () => {
  async function stepUpBoth() {
    bench.wisepay.fates.push('step_up');
    const message = refund('pay_1', 'pay_2');
    await perform(message);
    expect(await bench.states()).toEqual([{ name: 'step_up' }, { name: 'step_up' }]);
    return message;
  }

  it('all wait, so that one sign-in is enough', async () => {
    await stepUpBoth();
    expect(submits()).toHaveLength(1);
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('wait from the first that needs it: what came before is done', async () => {
    bench.wisepay.fates.push('done', 'step_up');
    await perform(refund('pay_1', 'pay_2', 'pay_3'));
    expect(await refunds()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'step_up', 'after 1'],
      ['payment pay_3', 'step_up', 'after 1'],
    ]);
    await resume();
    expect(await refunds()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'accepted', 'after 1'],
      ['payment pay_3', 'accepted', 'after 2'],
    ]);
  });

  it('are not done again when the message comes again after they went through', async () => {
    const message = await stepUpBoth();
    await resume();
    current = paidInvoice;
    await perform(message);
    expect(bench.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
    expect((await refunds()).map(([, state]) => state)).toEqual(['accepted', 'accepted']);
  });

  it('all wait on when the message comes again before the sign-in', async () => {
    const message = await stepUpBoth();
    bench.wisepay.fates.push('step_up');
    await perform(message);
    expect(await bench.states()).toEqual([{ name: 'step_up' }, { name: 'step_up' }]);
  });

  it('all go on after it, each once', async () => {
    await stepUpBoth();
    bench.wisepay.log.splice(0);
    await resume();
    expect(submits().map((line) => /payments.(pay_\d)/.exec(line)?.[1])).toEqual(['pay_1', 'pay_2']);
    expect(bench.wisepay.effects).toHaveLength(2);
  });

  it('go on with versions that WisePay accepts: the second follows the change that the first made', async () => {
    await stepUpBoth();
    bench.wisepay.log.splice(0);
    await resume();
    expect(submits().map((line) => /"invoiceVersion":"([^"]+)"/.exec(line)?.[1])).toEqual(['1', 'after 1']);
    expect(bench.wisepay.effects).toHaveLength(2);
  });

  it('stop after one that WisePay refuses by then', async () => {
    await stepUpBoth();
    bench.wisepay.fates.push({ refused: 'refund_above_remaining' });
    await resume();
    expect(bench.wisepay.effects).toEqual([]);
    expect(await bench.states()).toMatchObject([
      { name: 'refused' },
      { name: 'abandoned', reason: 'earlier_failed' },
    ]);
  });

  it('wait on when the sign-in was not recent enough', async () => {
    await stepUpBoth();
    bench.wisepay.fates.push('step_up');
    await resume();
    expect(await bench.states()).toMatchObject([{ name: 'step_up' }, { name: 'step_up' }]);
  });

  it('of another invoice are left alone', async () => {
    const elsewhere = anIntent({ invoiceId: 'inv_2', state: { name: 'step_up' }, createdAt: bench.time });
    await bench.journal.write(elsewhere);
    await resume();
    expect(await bench.journal.list()).toEqual([elsewhere]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('of somebody else are left alone: nobody gives money back in another name', async () => {
    const theirs = anIntent({ owner: sam, state: { name: 'step_up' }, createdAt: bench.time });
    await bench.journal.write(theirs);
    await resume();
    expect(await bench.journal.list()).toEqual([theirs]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('that were left lying yesterday do not go out with today’s', async () => {
    await stepUpBoth();
    bench.time += days(1);
    await resume();
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('leave everything else in the journal alone', async () => {
    const settled: Intent[] = [
      anIntent({ state: { name: 'open' }, target: 'a', createdAt: bench.time }),
      anIntent({ state: { name: 'refused', at: bench.time, code: 'terminal_busy' }, createdAt: bench.time }),
    ];
    for (const intent of settled) await bench.journal.write(intent);
    await resume();
    expect(await bench.journal.list()).toEqual(settled);
    expect(bench.wisepay.log).toEqual([]);
  });
});

describe('sending to a terminal an invoice that will be paid automatically', () => {
  const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
  const send = (acknowledged?: typeof scheduledPayment) => perform({ ...sendToTerminal(), acknowledged });

  beforeEach(() => {
    current = { ...invoice, scheduledPayment };
  });

  it.each([
    ['nobody was warned of it', undefined],
    ['the person was warned of another day', { ...scheduledPayment, date: '2026-06-12' }],
  ])('charges nothing where %s', async (_, acknowledged) => {
    expect(await failureOf(send(acknowledged))).toMatchObject({
      code: 'refused',
      details: { problemCode: 'invoice_changed' },
    });
    expect(await bench.journal.list()).toEqual([]);
    expect(submits()).toEqual([]);
  });

  it('charges where the person was warned and goes on', async () => {
    await send(scheduledPayment);
    expect(submits()).toHaveLength(1);
  });

  it('goes on with what was sent before it was scheduled', async () => {
    current = invoice;
    await send();
    current = { ...invoice, scheduledPayment };
    await send();
    expect(submits()).toHaveLength(1);
  });
});
