/** A panel's open question for updates: when it is answered, and what the answer shows. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { paidInvoice, readyView } from '../../support/invoices.ts';
import { intentId, moneyInvoice, mountId, remind } from '../../support/money-messages.ts';
import { invoicePage, type PodHarness, panelTab, podHarness } from '../../support/pod-harness.ts';
import { offline, scriptedEndpoints } from '../../support/scripted-api.ts';
import { approvedTerminalPayment } from '../../support/terminal-payment.ts';

const sam = 'sam@northwind.example';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness();
});

const load = () => pod.tell({ kind: 'pod.load', mountId });
const pay = () => pod.tell({ kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId });
const watch = () => pod.tell({ kind: 'pod.watch', mountId });

describe('a panel that watches', () => {
  it('is answered at once when no payment page is open', async () => {
    expect(await watch()).toEqual({ ok: true, view: readyView() });
  });

  it('is answered with the outcome as soon as there is news', async () => {
    await pay();
    const nextChange = vi.spyOn(pod.screens, 'nextChange');
    const answer = watch();
    await eventually(() => expect(nextChange).toHaveBeenCalledWith(panelTab, 'inv_1', expect.anything()));
    pod.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
    pod.screens.tabChanged(101);
    expect(await answer).toMatchObject({ ok: true, view: { invoice: { status: 'paid' } } });
  });

  it('is told that the payments screen was closed between two questions', async () => {
    await pay();
    pod.tabs.close(101);
    pod.screens.tabChanged(101);
    expect(await watch()).toMatchObject({ ok: true, view: { paymentScreenOpen: false } });
  });

  it('is answered for the person who is signed in to PSA by then', async () => {
    await pay();
    pod.session.get.mockClear();
    vi.spyOn(pod.screens, 'nextChange').mockImplementation(async () => {
      pod.describePage.mockResolvedValue({ ...invoicePage, memberEmail: sam });
    });
    await watch();
    expect(pod.session.get.mock.calls).toEqual([[scriptedEndpoints.issuer, sam]]);
  });

  it('is answered with nothing when the page has moved on by then', async () => {
    await pay();
    vi.spyOn(pod.screens, 'nextChange').mockImplementation(async () => {
      pod.describePage.mockResolvedValue(null);
    });
    expect(await watch()).toEqual({ ok: false, error: { code: 'no_invoice', details: {} } });
  });
});

describe('a payment on a terminal', () => {
  it('is followed until it has ended', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json(moneyInvoice);
    await load();
    pod.api.answers['GET /terminal-payments'] = () => {
      pod.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      pod.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
      return Response.json(approvedTerminalPayment);
    };
    expect(await pod.tell({ kind: 'pod.watch', mountId, terminalPaymentId: 'tp_1' })).toMatchObject({
      ok: true,
      view: { invoice: { status: 'paid' }, terminalPayment: { state: 'approved' }, live: false },
    });
    expect(pod.api.callsOf('GET /terminal-payments').map(({ path }) => path)).toEqual([
      '/terminal-payments/tp_1?after=1&wait=20',
      '/terminal-payments/tp_1',
    ]);
  });
});

describe('an outcome that is not known', () => {
  it('is asked for again after a pause, and shown as soon as it is known', async () => {
    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    await pod.tell(remind);
    const answer = watch();
    await eventually(() => expect(pod.timers).toHaveLength(1));
    pod.api.answers['GET /operations'] = () =>
      Response.json({ state: 'done', kind: 'reminder', status: 409, body: { code: 'invoice_paid' } });
    pod.timers[0]?.resolve();
    expect(await answer).toMatchObject({
      ok: true,
      view: { operations: [{ state: 'refused', problemCode: 'invoice_paid' }] },
    });
  });
});

describe('a question for news that is open while an action is taken', () => {
  it('forgets nothing of what the action has left open, although its own look fails', async () => {
    await load();
    const nextChange = vi.spyOn(pod.screens, 'nextChange');
    const first = watch();
    await eventually(() => expect(nextChange).toHaveBeenCalledTimes(1));

    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    expect(await pod.tell(remind)).toMatchObject({ view: { operations: [{ state: 'open' }] } });
    pod.api.answers['GET /invoices'] = offline;
    pod.screens.tabChanged(panelTab);
    expect(await first).toMatchObject({ ok: false });

    // WisePay is asked again soon, because an intent is open.
    void watch();
    await eventually(() => expect(pod.timers.map(({ ms }) => ms)).toEqual([2_000]));
  });
});
