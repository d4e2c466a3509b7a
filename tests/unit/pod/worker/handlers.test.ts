import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { ScheduledPayment } from '#lib/pod/contract/scheduled-payment.ts';
import type { HandlePanelMessage } from '#lib/pod/worker/handlers.ts';
import type { PaymentScreens } from '#lib/pod/worker/tabs/payment-screens.ts';
import type { fakeAccess } from '../../support/fake-access.ts';
import type { FakeTabs } from '../../support/fake-tabs.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../support/invoices.ts';
import { type PodBench, invoicePage as page, podBench, panelTab as tabId } from '../../support/pod-bench.ts';
import { problem, type ScriptedApi, scriptedEndpoints } from '../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';

const { mountId, memberEmail: pat } = page;
const sam = 'sam@northwind.example';
const intentId = crypto.randomUUID();
const scheduled: ScheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };

let api: ScriptedApi;
let access: ReturnType<typeof fakeAccess>;
let tabs: FakeTabs;
let screens: PaymentScreens;
let handle: HandlePanelMessage;
let bench: PodBench;
let describePage: PodBench['describePage'];
let windows: PodBench['windows'];
let drafts: PodBench['drafts'];

beforeEach(() => {
  bench = podBench();
  ({ api, access, tabs, screens, handle, describePage, windows, drafts } = bench);
});

const load = () => handle({ kind: 'pod.load', mountId }, tabId);
const pay = (intent = intentId, acknowledged?: ScheduledPayment) =>
  handle({ kind: 'pod.pay', mountId, intentId: intent, acknowledged }, tabId);
const signIn = (switchUser = false) => handle({ kind: 'pod.sign_in', mountId, switchUser }, tabId);
const watch = () => handle({ kind: 'pod.watch', mountId }, tabId);

describe('loading', () => {
  it('shows the invoice of the panel’s own tab', async () => {
    expect(await load()).toEqual({ ok: true, view: readyView() });
    expect(describePage).toHaveBeenCalledExactlyOnceWith(tabId);
  });

  it('says that a payments screen is open', async () => {
    await pay();
    expect(await load()).toEqual({ ok: true, view: readyView({}, true) });
    tabs.close(101);
    expect(await load()).toEqual({ ok: true, view: readyView() });
  });

  it('shows why WisePay cannot be asked, with what support needs', async () => {
    access.get.mockRejectedValue(new CodedError('server_error', { requestId: 'req_1', retryAfterMs: 5000 }));
    expect(await load()).toEqual({
      ok: true,
      view: {
        kind: 'unavailable',
        error: { code: 'server_error', details: { requestId: 'req_1', retryAfterMs: 5000 } },
      },
    });
  });

  it('shows that nobody has set WisePay up', async () => {
    bench.policy = { ...bench.policy, endpoints: null };
    expect(await load()).toMatchObject({ view: { kind: 'unavailable', error: { code: 'not_configured' } } });
  });
});

describe('a panel that is not the page’s', () => {
  it.each([
    ['shows no invoice any more', null],
    ['has made another panel since', { ...page, mountId: crypto.randomUUID() }],
  ])('gets nothing, because the page %s', async (_, description) => {
    describePage.mockResolvedValue(description);
    const nothing = { ok: false, error: { code: 'no_invoice', details: {} } };
    expect(await Promise.all([load(), pay(), signIn(), watch()])).toEqual(Array(4).fill(nothing));
    expect(api.calls).toEqual([]);
    expect(tabs.opened).toEqual([]);
    expect(access.signIn).not.toHaveBeenCalled();
  });
});

describe('paying', () => {
  it('opens WisePay’s payments screen beside the invoice', async () => {
    expect(await pay()).toEqual({ ok: true, view: readyView({}, true) });
    expect(tabs.opened).toEqual([
      { url: 'https://app.wisepay.example/pay/1', beside: tabId, tabId: expect.any(Number) },
    ]);
    expect(api.calls.at(-1)?.headers.get('Idempotency-Key')).toBe(intentId);
  });

  it('opens it in spite of an automatic payment that the person was warned of', async () => {
    api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, scheduledPayment: scheduled });
    expect(await pay(intentId, scheduled)).toMatchObject({ ok: true, view: { paymentScreenOpen: true } });
    expect(tabs.opened).toHaveLength(1);
  });

  it.each([
    ['nobody was warned of', undefined],
    ['is for another day than the person was warned of', { ...scheduled, date: '2026-06-12' }],
    ['is by another method than the person was warned of', { ...scheduled, method: 'Bank •••• 6789' }],
  ])('opens nothing over an automatic payment that %s: the view tells of it', async (_, acknowledged) => {
    api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, scheduledPayment: scheduled });
    expect(await pay(intentId, acknowledged)).toMatchObject({
      ok: true,
      view: { invoice: { scheduledPayment: scheduled }, paymentScreenOpen: false },
    });
    expect(tabs.opened).toEqual([]);
    expect(api.callsOf('POST /payment-sessions')).toEqual([]);
  });

  it('opens nothing while a payment of the invoice is open on a terminal: the view tells of it', async () => {
    const openTerminalPayment = { ...sampleTerminalPayment, state: 'waiting_for_card' } as const;
    api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, openTerminalPayment });
    expect(await pay()).toMatchObject({
      ok: true,
      view: { terminalPayment: { id: openTerminalPayment.id }, paymentScreenOpen: false },
    });
    expect(tabs.opened).toEqual([]);
    expect(api.callsOf('POST /payment-sessions')).toEqual([]);
  });

  it('opens it where the automatic payment that the person was warned of is gone', async () => {
    await pay(intentId, scheduled);
    expect(tabs.opened).toHaveLength(1);
  });

  it('opens it once, however often the same wish arrives', async () => {
    await pay();
    await pay();
    expect(tabs.opened).toHaveLength(1);
    expect(api.calls.filter(({ call }) => call === 'POST /payment-sessions')).toHaveLength(1);
  });

  it('opens it once when the same wish arrives twice at the same time', async () => {
    await Promise.all([pay(), pay()]);
    expect(tabs.opened).toHaveLength(1);
  });

  it('opens nothing for an invoice that turns out to be paid: its view says so', async () => {
    api.answers['GET /invoices'] = () => Response.json(paidInvoice);
    expect(await pay()).toMatchObject({
      ok: true,
      view: {
        invoice: { status: 'paid', actions: { pay: { allowed: false } } },
        paymentScreenOpen: false,
      },
    });
    expect(tabs.opened).toEqual([]);
    expect(api.calls.map(({ call }) => call)).not.toContain('POST /payment-sessions');
  });

  it.each([
    ['another site', 'https://evil.example/pay/1'],
    ['a site that begins alike', 'https://app.wisepay.example.evil.example/pay/1'],
    ['WisePay’s name in front of an @', 'https://app.wisepay.example@evil.example/pay/1'],
    ['an open line', 'http://app.wisepay.example/pay/1'],
    ['another port', 'https://app.wisepay.example:8443/pay/1'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,pay'],
  ])('never opens an address outside WisePay’s web app: %s', async (_, url) => {
    api.answers['POST /payment-sessions'] = () => Response.json({ url, expiresAt: '2026-05-31T12:00:00Z' });
    expect(await pay()).toEqual({ ok: false, error: { code: 'foreign_url', details: {} } });
    expect(tabs.opened).toEqual([]);
  });

  it('keeps the view on screen when WisePay cannot be asked', async () => {
    api.answers['POST /payment-sessions'] = () => Promise.reject(new CodedError('timeout'));
    expect(await pay()).toEqual({ ok: false, error: { code: 'timeout', details: {} } });
  });

  it('tells WisePay’s refusal by its code', async () => {
    api.answers['POST /payment-sessions'] = () => problem(409, 'invoice_paid');
    expect(await pay()).toMatchObject({
      ok: false,
      error: { code: 'refused', details: { problemCode: 'invoice_paid' } },
    });
  });

  it('is the same request again when the token runs out in the middle', async () => {
    const good = api.answers['POST /payment-sessions'];
    api.answers['POST /payment-sessions'] = () => {
      api.answers['POST /payment-sessions'] = good;
      return problem(401, 'token_expired');
    };
    expect(await pay()).toMatchObject({ ok: true });
    const keys = api.calls
      .filter(({ call }) => call === 'POST /payment-sessions')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toEqual([intentId, intentId]);
    expect(tabs.opened).toHaveLength(1);
  });

  it('shows the sign-in to somebody whom WisePay wants to see first', async () => {
    access.get.mockResolvedValue(null);
    expect(await pay()).toEqual({ ok: true, view: { kind: 'sign_in', email: pat } });
    expect(tabs.opened).toEqual([]);
  });

  it('hides a defect behind a code', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(tabs, 'openBeside').mockRejectedValue(new Error('No window'));
    expect(await pay()).toEqual({ ok: false, error: { code: 'internal', details: {} } });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('help', () => {
  const help = { kind: 'pod.open', mountId, page: 'help' } as const;
  const feedback = { ...help, page: 'feedback' } as const;
  const addresses = () => tabs.opened.map(({ url }) => url);

  beforeEach(() => {
    bench.policy = {
      ...bench.policy,
      helpUrl: 'https://help.example/',
      feedbackUrl: 'https://forum.example/',
    };
  });

  it('opens beside the invoice, which stays as it is', async () => {
    expect(await handle(help, tabId)).toEqual({ ok: true, view: readyView() });
    expect(tabs.opened).toMatchObject([{ url: 'https://help.example/', beside: tabId }]);
  });

  it('is there for somebody who is not signed in', async () => {
    access.get.mockResolvedValue(null);
    expect(await handle(help, tabId)).toEqual({ ok: true, view: { kind: 'sign_in', email: pat } });
    expect(await handle(feedback, tabId)).toMatchObject({ ok: true });
    expect(addresses()).toEqual(['https://help.example/', 'https://forum.example/']);
  });

  it('is there for somebody who may not use the POD', async () => {
    api.answers['GET /session'] = () => problem(403, 'not_admin');
    expect(await handle(help, tabId)).toMatchObject({ ok: true, view: { kind: 'refused' } });
    expect(addresses()).toEqual(['https://help.example/']);
  });

  it('is there where WisePay is not', async () => {
    access.get.mockRejectedValue(new CodedError('offline'));
    expect(await handle(help, tabId)).toMatchObject({ ok: true, view: { kind: 'unavailable' } });
    bench.policy = { ...bench.policy, endpoints: null };
    expect(await handle(feedback, tabId)).toMatchObject({ ok: true, view: { kind: 'unavailable' } });
    expect(addresses()).toEqual(['https://help.example/', 'https://forum.example/']);
  });

  it('is not opened by a panel that is not the page’s', async () => {
    describePage.mockResolvedValue(null);
    expect(await handle(help, tabId)).toMatchObject({ ok: false, error: { code: 'no_invoice' } });
    expect(tabs.opened).toEqual([]);
  });
});

describe('signing in', () => {
  it.each([
    [false, 'interactive'],
    [true, 'switch'],
  ])('shows WisePay’s login for the PSA user, then the view (switching: %s)', async (switchUser, mode) => {
    expect(await signIn(switchUser)).toEqual({ ok: true, view: readyView() });
    expect(access.signIn).toHaveBeenCalledExactlyOnceWith({
      issuer: scriptedEndpoints.issuer,
      loginHint: pat,
      mode,
    });
  });

  it('leaves the view as it is when the person closes the window', async () => {
    access.signIn.mockRejectedValue(new CodedError('sign_in_cancelled'));
    expect(await signIn()).toEqual({ ok: false, error: { code: 'sign_in_cancelled', details: {} } });
    expect(api.calls).toEqual([]);
  });

  it('shows nothing where PSA does not say who is asking', async () => {
    describePage.mockResolvedValue({ ...page, memberEmail: null });
    expect(await signIn()).toMatchObject({ view: { kind: 'refused', reason: 'member_unreadable' } });
    expect(access.signIn).not.toHaveBeenCalled();
  });

  it('is not possible where nobody has set WisePay up', async () => {
    bench.policy = { ...bench.policy, endpoints: null };
    expect(await signIn()).toEqual({ ok: false, error: { code: 'not_configured', details: {} } });
  });

  it('takes its view from the page as it is after the login, which may have taken minutes', async () => {
    access.signIn.mockImplementation(async () => {
      describePage.mockResolvedValue({ ...page, memberEmail: sam });
      return null;
    });
    await signIn();
    expect(access.get).toHaveBeenCalledExactlyOnceWith(scriptedEndpoints.issuer, sam);
  });
});

describe('watching', () => {
  it('answers at once when no payments screen is open', async () => {
    expect(await watch()).toEqual({ ok: true, view: readyView() });
  });

  it('answers with the outcome as soon as there is news', async () => {
    await pay();
    const news = vi.spyOn(screens, 'news');
    const answer = watch();
    await vi.waitFor(() => expect(news).toHaveBeenCalledWith(tabId, 'inv_1', expect.anything()));
    const callsBefore = api.calls.length;
    api.answers['GET /invoices'] = () => Response.json(paidInvoice);
    await vi.waitFor(() => {
      screens.tabChanged(101);
      expect(api.calls.length).toBeGreaterThan(callsBefore);
    });
    expect(await answer).toMatchObject({ ok: true, view: { invoice: { status: 'paid' } } });
  });

  it('notices that the payments screen was closed between two questions', async () => {
    await pay();
    tabs.close(101);
    screens.tabChanged(101);
    expect(await watch()).toMatchObject({ ok: true, view: { paymentScreenOpen: false } });
  });

  it('answers for the person who is signed in to PSA by then', async () => {
    await pay();
    access.get.mockClear();
    vi.spyOn(screens, 'news').mockImplementation(async () => {
      describePage.mockResolvedValue({ ...page, memberEmail: sam });
    });
    await watch();
    expect(access.get.mock.calls).toEqual([[scriptedEndpoints.issuer, sam]]);
  });

  it('answers with nothing when the page has moved on by then', async () => {
    await pay();
    vi.spyOn(screens, 'news').mockImplementation(async () => {
      describePage.mockResolvedValue(null);
    });
    expect(await watch()).toEqual({ ok: false, error: { code: 'no_invoice', details: {} } });
  });
});

describe('going on in a window of the extension’s own', () => {
  const typed = {
    invoice: 'rec_1 20101',
    form: 'reminder',
    pay: null,
    terminal: null,
    refund: null,
  } as const;
  const openWindow = () => handle({ kind: 'pod.open_window', mountId, drafts: typed }, tabId);

  it('opens it for the panel’s own tab, with what was typed', async () => {
    expect(await openWindow()).toEqual({ ok: true, view: { ...readyView(), live: true } });
    expect(windows.opened).toEqual([{ psaTabId: tabId, mountId }]);
    expect(drafts.get(mountId)).toEqual(typed);
  });

  it('does nothing for a panel that is not the page’s', async () => {
    describePage.mockResolvedValue(null);
    expect(await openWindow()).toMatchObject({ ok: false, error: { code: 'no_invoice' } });
    expect(windows.opened).toEqual([]);
    expect(drafts.size).toBe(0);
  });
});
