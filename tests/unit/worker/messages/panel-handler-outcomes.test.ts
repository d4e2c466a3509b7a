/** What the view shows after actions: the outcome of each, until the person dismisses it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
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
import { offline, problem } from '../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';

const secondIntentId = crypto.randomUUID();
const remindIntent = { kind: 'remind', target: 'reminder inv_1', owner: pat } as const;

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

  it('leaves it where the storage fails, and takes it the next time', async () => {
    await pod.tell(remind);
    vi.spyOn(pod.journal, 'remove').mockRejectedValueOnce(new Error('The disk is full.'));
    const dismissed = { kind: 'pod.dismiss', mountId, intentId } as const;
    expect(await pod.tell(dismissed)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await load()).toMatchObject({ view: { operations: [{ intentId }] } });
    expect(await pod.tell(dismissed)).toMatchObject({ ok: true, view: { operations: [] } });
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

describe('a newer try', () => {
  const again = { ...remind, intentId: secondIntentId };
  const idsOf = async () => {
    const reply = await load();
    return reply.ok && reply.view.kind === 'ready'
      ? reply.view.operations.map((operation) => operation.intentId)
      : [];
  };

  it('takes the place of a refusal, also after a reload and after it is dismissed itself', async () => {
    pod.api.answers['POST /reminders'] = () => problem(409, 'cooldown');
    await pod.tell(remind);
    pod.api.answers['POST /reminders'] = () => problem(409, 'legal_hold');
    expect(await pod.tell(again)).toMatchObject({
      view: { operations: [{ intentId: secondIntentId, problemCode: 'legal_hold' }] },
    });
    expect(await idsOf()).toEqual([secondIntentId]);
    await pod.tell({ kind: 'pod.dismiss', mountId, intentId: secondIntentId });
    expect(await idsOf()).toEqual([]);
    expect(await pod.journal.list()).toEqual([]);
  });

  it('that is never written down leaves the refusal where it is', async () => {
    pod.api.answers['POST /reminders'] = () => problem(409, 'cooldown');
    await pod.tell(remind);
    pod.policy = { ...pod.policy, disabledActions: ['remind'] };
    expect(await pod.tell(again)).toMatchObject({ ok: false });
    expect(await idsOf()).toEqual([intentId]);
  });

  it('of a refund takes the place of all that was refused before, and never of an uncertain one', async () => {
    const other = { ...refundPart, intentId: secondIntentId, paymentId: 'pay_2' };
    pod.api.answers['POST /refunds'] = offline;
    pod.api.answers['GET /operations'] = offline;
    await pod.tell(refund);
    pod.api.answers['POST /refunds'] = () => problem(409, 'legal_hold');
    await pod.tell({ ...refund, refunds: [other] });
    const third = { ...other, intentId: crypto.randomUUID() };
    pod.api.answers['POST /refunds'] = () => Response.json(sampleRefund);
    await pod.tell({ ...refund, refunds: [third] });
    expect(await idsOf()).toEqual([intentId, third.intentId]);
  });

  it('that comes twice, because its worker died, replaces nothing that happened in between', async () => {
    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    await pod.tell(remind);
    await pod.journal.write(
      anIntent({ ...remindIntent, createdAt: pod.time, state: { name: 'not_received', at: pod.time } }),
    );
    await pod.tell(remind);
    expect(await idsOf()).toHaveLength(2);
  });
});
