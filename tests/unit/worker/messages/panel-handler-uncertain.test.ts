/** Terminal payments that never end, or whose end is uncertain, through the whole worker to WisePay's API and back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { pat, sam } from '../../support/intents.ts';
import { paidInvoice, sampleInvoice } from '../../support/invoices.ts';
import { intentId, mountId, sendToTerminal } from '../../support/money-messages.ts';
import { samplePayment } from '../../support/payments.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { offline, problem } from '../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const patienceMs = 120_000;

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness();
});

const load = (terminalPaymentId?: string) => pod.tell({ kind: 'pod.load', mountId, terminalPaymentId });
const leave = () => pod.tell({ kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: 'tp_1' });
const dismiss = () => pod.tell({ kind: 'pod.dismiss_left_payment', mountId, leftPaymentId: 'tp_1' });
const pay = (acknowledgedPayments?: readonly string[], invoiceId = 'inv_1') =>
  pod.tell({ kind: 'pod.pay', mountId, invoiceId, intentId, acknowledgedPayments });

function ready(reply: PanelReply): ReadyView {
  if (!reply.ok || reply.view.kind !== 'ready') throw new Error(`No invoice: ${JSON.stringify(reply)}`);
  return reply.view;
}

/** WisePay has the payment open on the invoice. */
function openAtWisePay(change: Partial<TerminalPayment>) {
  const payment = { ...sampleTerminalPayment, ...change };
  pod.api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, openTerminalPayment: payment });
  pod.api.answers['GET /terminal-payments'] = () => Response.json(payment);
}

/** WisePay has the payment, but no longer as open on the invoice. */
function endedAtWisePay(payment: TerminalPayment, invoice = sampleInvoice) {
  pod.api.answers['GET /invoices'] = () => Response.json(invoice);
  pod.api.answers['GET /terminal-payments'] = () => Response.json(payment);
}

const stuck = { state: 'authorising', cancelRequested: false, version: 2 } as const;
const timedOut: TerminalPayment = { ...sampleTerminalPayment, state: 'timed_out', version: 4 };

describe.each([
  ['a bank that does not answer', stuck],
  ['a terminal that does not obey a cancellation', { cancelRequested: true, version: 2 }],
] as const)('%s', (_, change) => {
  beforeEach(async () => {
    openAtWisePay(change);
    await load();
  });

  it('has its time, and is then said not to answer', async () => {
    pod.time += patienceMs - 1;
    expect(ready(await load()).terminalPayment).not.toHaveProperty('doubt');
    pod.time += 1;
    const view = ready(await load());
    expect(view.terminalPayment).toMatchObject({ doubt: 'unanswered' });
    expect(view.live).toBe(true);
  });

  it('has its time again once it has moved', async () => {
    pod.time += patienceMs;
    openAtWisePay({ state: 'declined', cancelRequested: true, version: 9 });
    expect(ready(await load()).terminalPayment).not.toHaveProperty('doubt');
    pod.time += patienceMs;
    expect(ready(await load()).terminalPayment).toMatchObject({ doubt: 'unanswered' });
  });

  it('cannot be left before', async () => {
    const view = ready(await leave());
    expect(view.terminalPayment?.id).toBe('tp_1');
    expect(view.leftPayments).toEqual([]);
  });

  it('makes nobody wait for longer because a clock was set back', async () => {
    pod.time -= 24 * 60 * 60_000;
    await load();
    pod.time += patienceMs;
    expect(ready(await load()).terminalPayment).toMatchObject({ doubt: 'unanswered' });
  });

  it('can be left: the invoice can be worked with, says so, and goes on looking', async () => {
    pod.time += patienceMs;
    await load();
    const view = ready(await leave());
    expect(view.terminalPayment).toBeUndefined();
    expect(view.leftPayments).toMatchObject([{ id: 'tp_1' }]);
    expect(view.live).toBe(true);
    // The same in another tab, which still has it on screen.
    expect(ready(await load('tp_1'))).toMatchObject({ leftPayments: [{ id: 'tp_1' }] });
    expect(ready(await load('tp_1')).terminalPayment).toBeUndefined();
  });

  it('is charged over only by whoever was warned of it', async () => {
    pod.time += patienceMs;
    await load();
    await leave();
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
    await load();
    await leave();
    pod.time += 60 * 60_000;
    endedAtWisePay(approvedTerminalPayment, paidInvoice);
    const view = ready(await load());
    expect(view.leftPayments).toMatchObject([{ id: 'tp_1', state: 'approved' }]);
    expect(view.live).toBe(false);
    expect(ready(await load()).leftPayments).toHaveLength(1);
    expect(ready(await dismiss()).leftPayments).toEqual([]);
    expect(ready(await load()).leftPayments).toEqual([]);
  });

  it('that was left is not put away before its outcome is known', async () => {
    pod.time += patienceMs;
    await load();
    await leave();
    expect(ready(await dismiss()).leftPayments).toHaveLength(1);
  });
});

describe('a terminal that does not obey where WisePay does not say that it was asked', () => {
  it('is said not to answer as well', async () => {
    openAtWisePay({});
    await pod.tell({
      kind: 'pod.terminal_cancel',
      mountId,
      invoiceId: 'inv_1',
      intentId,
      terminalPaymentId: 'tp_1',
    });
    pod.time += patienceMs;
    expect(ready(await load()).terminalPayment).toMatchObject({ doubt: 'unanswered' });
  });
});

describe('a time-out that a terminal reports', () => {
  beforeEach(async () => {
    openAtWisePay({ version: 2 });
    await load();
    endedAtWisePay(timedOut);
  });

  it('is checked with WisePay, again and again, and says so', async () => {
    const view = ready(await load('tp_1'));
    expect(view).toMatchObject({ terminalPayment: { state: 'timed_out', doubt: 'checking' }, live: true });
  });

  it('is over once WisePay stands for it', async () => {
    await load('tp_1');
    endedAtWisePay({ ...timedOut, final: true, version: 5 });
    const view = ready(await load('tp_1'));
    expect(view).toMatchObject({ terminalPayment: { state: 'timed_out', final: true }, live: false });
    expect(view.terminalPayment).not.toHaveProperty('doubt');
  });

  it('is an approval where the bank has approved', async () => {
    await load('tp_1');
    endedAtWisePay(approvedTerminalPayment, paidInvoice);
    const view = ready(await load('tp_1'));
    expect(view.terminalPayment).toMatchObject({ state: 'approved' });
    expect(view.terminalPayment).not.toHaveProperty('doubt');
  });

  it('is an approval where the invoice has the payment', async () => {
    const booked = { ...samplePayment, terminalPaymentId: 'tp_1', amount: timedOut.total };
    endedAtWisePay(timedOut, {
      ...paidInvoice,
      payments: [{ ...booked, surcharge: { value: 0, currency: 'USD' } }],
    });
    expect(ready(await load('tp_1')).terminalPayment).toMatchObject({
      state: 'approved',
      approved: timedOut.total,
    });
  });

  it('says after its time that WisePay has not confirmed it', async () => {
    await load('tp_1');
    pod.time += patienceMs;
    expect(ready(await load('tp_1')).terminalPayment).toMatchObject({ doubt: 'unconfirmed' });
  });

  it('is told beside another payment that has come onto a terminal meanwhile, and after a reload', async () => {
    await load('tp_1');
    expect(ready(await load()).leftPayments).toMatchObject([{ id: 'tp_1', doubt: 'checking' }]);
    const second = { ...sampleTerminalPayment, id: 'tp_2' };
    endedAtWisePay(timedOut, { ...sampleInvoice, openTerminalPayment: second });
    expect(ready(await load())).toMatchObject({
      terminalPayment: { id: 'tp_2' },
      leftPayments: [{ id: 'tp_1' }],
    });
    endedAtWisePay(approvedTerminalPayment, paidInvoice);
    expect(ready(await load()).leftPayments).toMatchObject([{ id: 'tp_1', state: 'approved' }]);
    expect(ready(await load()).leftPayments).toHaveLength(1);
  });

  it('has the next payment wait, and then be made knowingly', async () => {
    await load('tp_1');
    const refused = await pod.tell({ ...sendToTerminal, intentId: crypto.randomUUID() });
    expect(refused).toMatchObject({ error: { details: { problemCode: 'payment_uncertain' } } });
    await pod.tell({ kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: 'tp_1' });
    const second = { ...sampleTerminalPayment, id: 'tp_2' };
    pod.api.answers['POST /terminal-payments'] = () => Response.json(second, { status: 202 });
    await pod.tell({ ...sendToTerminal, acknowledgedPayments: ['tp_1'] });
    expect(pod.api.callsOf('POST /terminal-payments')).toHaveLength(1);
  });

  it('that was left can be put away once WisePay has not confirmed it, and stays away', async () => {
    await load('tp_1');
    expect(ready(await leave()).leftPayments).toMatchObject([{ doubt: 'checking' }]);
    expect(ready(await dismiss()).leftPayments).toHaveLength(1);
    pod.time += patienceMs;
    expect(ready(await load()).leftPayments).toMatchObject([{ doubt: 'unconfirmed' }]);
    expect(ready(await dismiss())).toMatchObject({ leftPayments: [], live: false });
    expect(ready(await load()).terminalPayment).toBeUndefined();
  });

  it('is shown as unconfirmed where WisePay does not know the payment any more', async () => {
    await load('tp_1');
    await leave();
    pod.api.answers['GET /terminal-payments'] = () => problem(404, 'terminal_payment_unknown');
    expect(ready(await load()).leftPayments).toMatchObject([{ id: 'tp_1', doubt: 'unconfirmed' }]);
  });

  it('stays as it was where WisePay cannot be asked', async () => {
    await load('tp_1');
    await leave();
    pod.api.answers['GET /terminal-payments'] = offline;
    expect(ready(await load()).leftPayments).toMatchObject([{ state: 'timed_out', doubt: 'checking' }]);
  });
});

describe('whoever has gone on to another invoice', () => {
  const other = { ...sampleInvoice, id: 'inv_2' };

  beforeEach(async () => {
    openAtWisePay(stuck);
    await load();
    pod.time += patienceMs;
    await load();
    await leave();
    pod.api.answers['GET /invoices'] = () => Response.json(other);
  });

  it('is told nothing while nothing is known, and the panel goes on looking', async () => {
    expect(ready(await load())).toMatchObject({ leftPayments: [], leftElsewhere: [], live: true });
  });

  it('is told the outcome, with its invoice, until it is put away', async () => {
    pod.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    const view = ready(await load());
    expect(view).toMatchObject({
      leftElsewhere: [{ invoiceNumber: '20101', payment: { state: 'approved' } }],
      live: false,
    });
    expect(ready(await dismiss()).leftElsewhere).toEqual([]);
  });

  it('may pay that invoice: nothing is uncertain about it', async () => {
    expect(ready(await pay([], other.id)).paymentScreenOpen).toBe(true);
  });

  it('is told nothing of somebody else’s', async () => {
    expect(await pod.uncertain.list(pat)).toHaveLength(1);
    expect(await pod.uncertain.list(sam)).toEqual([]);
  });
});
