/** Terminal payments that never end, through the whole worker to WisePay's API and back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { pat, sam } from '../../support/intents.ts';
import { paidInvoice, sampleInvoice } from '../../support/invoices.ts';
import { intentId, mountId, sendToTerminal } from '../../support/money-messages.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { problem } from '../../support/scripted-api.ts';
import { approvedTerminalPayment } from '../../support/terminal-payment.ts';
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

const pay = (acknowledgedPayments?: readonly string[], invoiceId = 'inv_1') =>
  pod.tell({ kind: 'pod.pay', mountId, invoiceId, intentId, acknowledgedPayments });

const stuck = { state: 'authorising', cancelRequested: false, version: 2 } as const;

describe.each([
  ['a bank that does not answer', stuck],
  ['a terminal that does not obey a cancellation', { cancelRequested: true, version: 2 }],
] as const)('%s', (_, change) => {
  beforeEach(async () => {
    openAtWisePay(pod, change);
    await load(pod);
  });

  it('has its time, and is then said not to answer', async () => {
    pod.time += patienceMs - 1;
    expect(ready(await load(pod)).terminalPayment).not.toHaveProperty('doubt');
    pod.time += 1;
    const view = ready(await load(pod));
    expect(view.terminalPayment).toMatchObject({ doubt: 'unanswered' });
    expect(view.live).toBe(true);
  });

  it('has its time again once it has moved', async () => {
    pod.time += patienceMs;
    openAtWisePay(pod, { state: 'declined', cancelRequested: true, version: 9 });
    expect(ready(await load(pod)).terminalPayment).not.toHaveProperty('doubt');
    pod.time += patienceMs;
    expect(ready(await load(pod)).terminalPayment).toMatchObject({ doubt: 'unanswered' });
  });

  it('cannot be left before', async () => {
    const view = ready(await leave(pod));
    expect(view.terminalPayment?.id).toBe('tp_1');
    expect(view.leftPayments).toEqual([]);
  });

  it('makes nobody wait for longer because a clock was set back', async () => {
    pod.time -= 24 * 60 * 60_000;
    await load(pod);
    pod.time += patienceMs;
    expect(ready(await load(pod)).terminalPayment).toMatchObject({ doubt: 'unanswered' });
  });

  it('can be left: the invoice can be worked with, says so, and goes on looking', async () => {
    pod.time += patienceMs;
    await load(pod);
    const view = ready(await leave(pod));
    expect(view.terminalPayment).toBeUndefined();
    expect(view.leftPayments).toMatchObject([{ id: 'tp_1' }]);
    expect(view.live).toBe(true);
    // The same in another tab, which still has it on screen.
    expect(ready(await load(pod, 'tp_1'))).toMatchObject({ leftPayments: [{ id: 'tp_1' }] });
    expect(ready(await load(pod, 'tp_1')).terminalPayment).toBeUndefined();
  });

  it('is charged over only by a person who was warned of it', async () => {
    pod.time += patienceMs;
    await load(pod);
    await leave(pod);
    expect(await pod.tell(sendToTerminal)).toMatchObject({
      ok: false,
      error: { code: 'refused', details: { problemCode: 'payment_uncertain' } },
    });
    expect(ready(await pay()).paymentScreenOpen).toBe(false);
    expect(pod.api.calls.filter(({ call }) => call.startsWith('POST'))).toEqual([]);

    expect(ready(await pay(['tp_1'])).paymentScreenOpen).toBe(true);
    // WisePay may still refuse it, and the view says so.
    pod.api.answers['POST /terminal-payments'] = () =>
      problem(409, 'payment_open', { terminalPaymentId: 'tp_1' });
    const reply = await pod.tell({ ...sendToTerminal, acknowledgedPayments: ['tp_1'] });
    expect(ready(reply).operations).toMatchObject([{ state: 'refused', problemCode: 'payment_open' }]);
  });

  it('that was left is shown with its outcome however late, until that is put away', async () => {
    pod.time += patienceMs;
    await load(pod);
    await leave(pod);
    pod.time += 60 * 60_000;
    endedAtWisePay(pod, approvedTerminalPayment, paidInvoice);
    const view = ready(await load(pod));
    expect(view.leftPayments).toMatchObject([{ id: 'tp_1', state: 'approved' }]);
    expect(view.live).toBe(false);
    expect(ready(await load(pod)).leftPayments).toHaveLength(1);
    expect(ready(await dismiss(pod)).leftPayments).toEqual([]);
    expect(ready(await load(pod)).leftPayments).toEqual([]);
  });

  it('that was left is not put away before its outcome is known', async () => {
    pod.time += patienceMs;
    await load(pod);
    await leave(pod);
    expect(ready(await dismiss(pod)).leftPayments).toHaveLength(1);
  });
});

describe('a terminal that does not obey where WisePay does not say that it was asked', () => {
  it('is said not to answer as well', async () => {
    openAtWisePay(pod, {});
    await pod.tell({
      kind: 'pod.terminal_cancel',
      mountId,
      invoiceId: 'inv_1',
      intentId,
      terminalPaymentId: 'tp_1',
    });
    pod.time += patienceMs;
    expect(ready(await load(pod)).terminalPayment).toMatchObject({ doubt: 'unanswered' });
  });
});

describe('a person who is on another invoice by now', () => {
  const other = { ...sampleInvoice, id: 'inv_2' };

  beforeEach(async () => {
    openAtWisePay(pod, stuck);
    await load(pod);
    pod.time += patienceMs;
    await load(pod);
    await leave(pod);
    pod.api.answers['GET /invoices'] = () => Response.json(other);
  });

  it('is told nothing while nothing is known, and the panel goes on looking', async () => {
    expect(ready(await load(pod))).toMatchObject({ leftPayments: [], leftElsewhere: [], live: true });
  });

  it('is told the outcome, with its invoice, until it is put away', async () => {
    pod.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    const view = ready(await load(pod));
    expect(view).toMatchObject({
      leftElsewhere: [{ invoiceNumber: '20101', payment: { state: 'approved' } }],
      live: false,
    });
    expect(ready(await dismiss(pod)).leftElsewhere).toEqual([]);
  });

  it('may pay that invoice: nothing is uncertain about it', async () => {
    expect(ready(await pay([], other.id)).paymentScreenOpen).toBe(true);
  });

  it('is told nothing of somebody else’s', async () => {
    expect(await pod.uncertain.list(pat)).toHaveLength(1);
    expect(await pod.uncertain.list(sam)).toEqual([]);
  });
});
