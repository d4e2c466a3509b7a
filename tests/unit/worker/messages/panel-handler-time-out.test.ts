/** Time-outs that a terminal reports, until WisePay stands for them, through the whole worker and back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { paidInvoice, sampleInvoice } from '../../support/invoices.ts';
import { mountId, sendToTerminal } from '../../support/money-messages.ts';
import { samplePayment } from '../../support/payments.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { offline, problem } from '../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';
import {
  dismiss,
  endedAtWisePay,
  leave,
  load,
  openAtWisePay,
  patienceMs,
  ready,
} from './support/terminal-doubt.ts';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness();
});

const timedOut: TerminalPayment = { ...sampleTerminalPayment, state: 'timed_out', version: 4 };

describe('a time-out that a terminal reports', () => {
  beforeEach(async () => {
    openAtWisePay(pod, { version: 2 });
    await load(pod);
    endedAtWisePay(pod, timedOut);
  });

  it('is checked with WisePay, again and again, and says so', async () => {
    const view = ready(await load(pod, 'tp_1'));
    expect(view).toMatchObject({ terminalPayment: { state: 'timed_out', doubt: 'checking' }, live: true });
  });

  it('is over once WisePay stands for it', async () => {
    await load(pod, 'tp_1');
    endedAtWisePay(pod, { ...timedOut, final: true, version: 5 });
    const view = ready(await load(pod, 'tp_1'));
    expect(view).toMatchObject({ terminalPayment: { state: 'timed_out', final: true }, live: false });
    expect(view.terminalPayment).not.toHaveProperty('doubt');
  });

  it('is an approval where the bank has approved', async () => {
    await load(pod, 'tp_1');
    endedAtWisePay(pod, approvedTerminalPayment, paidInvoice);
    const view = ready(await load(pod, 'tp_1'));
    expect(view.terminalPayment).toMatchObject({ state: 'approved' });
    expect(view.terminalPayment).not.toHaveProperty('doubt');
  });

  it('is an approval where the invoice has the payment', async () => {
    const booked = { ...samplePayment, terminalPaymentId: 'tp_1', amount: timedOut.total };
    endedAtWisePay(pod, timedOut, {
      ...paidInvoice,
      payments: [{ ...booked, surcharge: { value: 0, currency: 'USD' } }],
    });
    expect(ready(await load(pod, 'tp_1')).terminalPayment).toMatchObject({
      state: 'approved',
      approved: timedOut.total,
    });
  });

  it('says after its time that WisePay has not confirmed it', async () => {
    await load(pod, 'tp_1');
    pod.time += patienceMs;
    expect(ready(await load(pod, 'tp_1')).terminalPayment).toMatchObject({ doubt: 'unconfirmed' });
  });

  it('is told beside another payment that has come onto a terminal meanwhile, and after a reload', async () => {
    await load(pod, 'tp_1');
    expect(ready(await load(pod)).leftPayments).toMatchObject([{ id: 'tp_1', doubt: 'checking' }]);
    const second = { ...sampleTerminalPayment, id: 'tp_2' };
    endedAtWisePay(pod, timedOut, { ...sampleInvoice, openTerminalPayment: second });
    expect(ready(await load(pod))).toMatchObject({
      terminalPayment: { id: 'tp_2' },
      leftPayments: [{ id: 'tp_1' }],
    });
    endedAtWisePay(pod, approvedTerminalPayment, paidInvoice);
    expect(ready(await load(pod)).leftPayments).toMatchObject([{ id: 'tp_1', state: 'approved' }]);
    expect(ready(await load(pod)).leftPayments).toHaveLength(1);
  });

  it('has the next payment wait, and then be made knowingly', async () => {
    await load(pod, 'tp_1');
    const refused = await pod.tell({ ...sendToTerminal, intentId: crypto.randomUUID() });
    expect(refused).toMatchObject({ error: { details: { problemCode: 'payment_uncertain' } } });
    await pod.tell({ kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: 'tp_1' });
    const second = { ...sampleTerminalPayment, id: 'tp_2' };
    pod.api.answers['POST /terminal-payments'] = () => Response.json(second, { status: 202 });
    await pod.tell({ ...sendToTerminal, acknowledgedPayments: ['tp_1'] });
    expect(pod.api.callsOf('POST /terminal-payments')).toHaveLength(1);
  });

  it('that was left can be put away once WisePay has not confirmed it, and stays away', async () => {
    await load(pod, 'tp_1');
    expect(ready(await leave(pod)).leftPayments).toMatchObject([{ doubt: 'checking' }]);
    expect(ready(await dismiss(pod)).leftPayments).toHaveLength(1);
    pod.time += patienceMs;
    expect(ready(await load(pod)).leftPayments).toMatchObject([{ doubt: 'unconfirmed' }]);
    expect(ready(await dismiss(pod))).toMatchObject({ leftPayments: [], live: false });
    expect(ready(await load(pod)).terminalPayment).toBeUndefined();
  });

  it('is shown as unconfirmed if WisePay no longer knows the payment', async () => {
    await load(pod, 'tp_1');
    await leave(pod);
    pod.api.answers['GET /terminal-payments'] = () => problem(404, 'terminal_payment_unknown');
    expect(ready(await load(pod)).leftPayments).toMatchObject([{ id: 'tp_1', doubt: 'unconfirmed' }]);
  });

  it('stays as it was where WisePay cannot be asked', async () => {
    await load(pod, 'tp_1');
    await leave(pod);
    pod.api.answers['GET /terminal-payments'] = offline;
    expect(ready(await load(pod)).leftPayments).toMatchObject([{ state: 'timed_out', doubt: 'checking' }]);
  });
});
