/** What the view shows after actions: the outcome of each, until the person dismisses it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import { anIntent, pat } from '../../support/intents.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import {
  intentId,
  moneyInvoice,
  mountId,
  refund,
  refundPart,
  remind,
  sendToTerminal,
} from '../../support/money-messages.ts';
import { sampleRefund } from '../../support/payments.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { offline } from '../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';

const secondIntentId = crypto.randomUUID();

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness(moneyInvoice);
});

const load = () => pod.tell({ kind: 'pod.load', mountId });

describe('a terminal payment that was sent', () => {
  it('is shown from then on, with the terminal as the one that was used last', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json(sampleInvoice);
    expect(await pod.tell(sendToTerminal)).toMatchObject({
      view: {
        terminalPayment: showTerminalPayment(sampleTerminalPayment),
        lastTerminalId: 'trm_1',
        live: true,
      },
    });
  });
});

describe('several refunds', () => {
  it('are two requests, the second with the version that the first made', async () => {
    pod.api.answers['POST /refunds'] = () => {
      pod.api.answers['GET /invoices'] = () => Response.json({ ...moneyInvoice, version: '2' });
      return Response.json(sampleRefund);
    };
    expect(
      await pod.tell({
        ...refund,
        refunds: [refundPart, { ...refundPart, intentId: secondIntentId, paymentId: 'pay_2' }],
      }),
    ).toMatchObject({
      view: {
        invoice: { version: '2' },
        operations: [{ paymentId: 'pay_1' }, { paymentId: 'pay_2' }],
      },
    });
    expect(pod.api.callsOf('POST /refunds')).toMatchObject([
      { path: '/payments/pay_1/refunds', body: { invoiceVersion: '1' } },
      { path: '/payments/pay_2/refunds', body: { invoiceVersion: '2' } },
    ]);
  });
});

describe('an outcome that is not known', () => {
  it('of an earlier worker is settled by the first look at any invoice', async () => {
    await pod.journal.write(anIntent({ key: intentId, createdAt: pod.time, owner: pat }));
    pod.api.answers['GET /operations'] = () =>
      Response.json({ state: 'done', kind: 'terminal_payment', status: 202, body: sampleTerminalPayment });
    expect(await load()).toMatchObject({ view: { operations: [{ intentId, state: 'accepted' }] } });
  });
});

describe('putting an outcome away', () => {
  it('takes it from the view, and leaves the others', async () => {
    await pod.tell(remind);
    await pod.tell({ ...refund, refunds: [{ ...refundPart, intentId: secondIntentId }] });
    expect(await pod.tell({ kind: 'pod.dismiss', mountId, intentId })).toMatchObject({
      ok: true,
      view: { operations: [{ intentId: secondIntentId }] },
    });
  });

  it('never takes away one that is not known yet', async () => {
    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    await pod.tell(remind);
    expect(await pod.tell({ kind: 'pod.dismiss', mountId, intentId })).toMatchObject({
      view: { operations: [{ intentId, state: 'open' }] },
    });
  });
});
