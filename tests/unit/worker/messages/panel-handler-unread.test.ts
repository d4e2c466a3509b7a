/** If the invoice cannot be read after an action, it must not look as if nothing had been done. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { anIntent } from '../../support/intents.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import {
  cancel,
  intentId,
  moneyInvoice,
  mountId,
  refund,
  refundPart,
  remind,
  sendToTerminal,
} from '../../support/money-messages.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { problem } from '../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness(moneyInvoice);
});

/** Answers the first look with `invoice`, and every later look with `answer`. */
function refuseTheLookAfter(answer: () => Response | Promise<Response>, invoice: object = moneyInvoice) {
  let looks = 0;
  pod.api.answers['GET /invoices'] = () => {
    looks += 1;
    return looks === 1 ? Response.json(invoice) : answer();
  };
}

const noAnswer = (code: 'server_error' | 'rate_limited' | 'offline') => () =>
  Promise.reject(new CodedError(code, { status: 503 }));

const refusals: readonly (readonly [string, () => Response | Promise<Response>])[] = [
  ['503', noAnswer('server_error')],
  ['429', noAnswer('rate_limited')],
  ['no answer', noAnswer('offline')],
  ['403', () => problem(403, 'user_inactive')],
  ['404', () => problem(404, 'invoice_not_synced', { reason: 'unknown' })],
  ['409', () => problem(409, 'invoice_mismatch')],
  ['a refusal that nobody knows', () => problem(418, 'teapot')],
  ['a token that is not accepted any more', () => problem(401, 'token_expired')],
];

const actions = [
  ['a payment on a terminal', sendToTerminal],
  ['a cancellation', cancel],
  ['a refund', refund],
  ['a reminder', remind],
] as const;

describe.each(actions)('%s that WisePay has accepted', (_, message) => {
  it.each(refusals)('is told as accepted where the look after it is refused: %s', async (_name, answer) => {
    refuseTheLookAfter(answer);
    expect(await pod.tell(message)).toMatchObject({
      ok: true,
      view: {
        kind: 'ready',
        operations: [{ intentId, state: 'accepted' }],
        live: true,
        unread: { accepted: true, error: { code: expect.any(String) } },
      },
    });
  });

  it('says nothing of that where the look after it succeeds', async () => {
    const reply = await pod.tell(message);
    expect(reply.ok && reply.view).not.toHaveProperty('unread');
  });
});

describe('what was not done', () => {
  it.each(refusals)('is told as before where the look before it is refused: %s', async (_name, answer) => {
    pod.api.answers['GET /invoices'] = answer;
    const reply = await pod.tell(remind);
    expect(reply.ok && reply.view).not.toHaveProperty('unread');
    expect(pod.api.callsOf('POST /reminders')).toEqual([]);
  });

  it('is not called accepted where WisePay has refused it and cannot be asked after that', async () => {
    pod.api.answers['POST /reminders'] = () => problem(409, 'no_payer_account');
    refuseTheLookAfter(() => problem(403, 'user_inactive'));
    expect(await pod.tell(remind)).toMatchObject({
      view: { operations: [{ state: 'refused' }], unread: { accepted: false } },
    });
  });
});

it('a payment that was accepted stays on screen as WisePay accepted it', async () => {
  refuseTheLookAfter(() => problem(403, 'user_inactive'), sampleInvoice);
  pod.api.answers['GET /terminal-payments'] = () => problem(403, 'user_inactive');
  expect(await pod.tell(sendToTerminal)).toMatchObject({
    view: { terminalPayment: { id: 'tp_1', state: 'waiting_for_card' }, live: true },
  });
});

it('a refund over two payments is told as far as it went where WisePay does not show the invoice in between', async () => {
  refuseTheLookAfter(() => problem(403, 'user_inactive'));
  const second = { ...refundPart, intentId: crypto.randomUUID(), paymentId: 'pay_2' };
  const reply = await pod.tell({ ...refund, refunds: [refundPart, second] });
  expect(reply).toMatchObject({
    view: { operations: [{ intentId, state: 'accepted' }], unread: { accepted: true } },
  });
  expect(pod.api.callsOf('POST /refunds')).toHaveLength(1);
});

it('a payments screen that was opened is not told as closed where the look after it fails', async () => {
  pod.api.answers['GET /invoices'] = () => Response.json(sampleInvoice);
  let isOpened = false;
  pod.api.answers['POST /payment-sessions'] = () => {
    isOpened = true;
    return Response.json({ url: 'https://app.wisepay.example/pay/1', expiresAt: '2026-06-01T12:00:00Z' });
  };
  pod.api.answers['GET /terminal-payments'] = () =>
    isOpened ? problem(401, 'token_expired') : Response.json(approvedTerminalPayment);
  await pod.journal.write(
    anIntent({ state: { name: 'accepted', at: pod.time, answer: sampleTerminalPayment } }),
  );
  expect(await pod.tell({ kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId })).toMatchObject({
    view: { paymentScreenOpen: true, unread: { error: { code: 'token_expired' } } },
  });
});
