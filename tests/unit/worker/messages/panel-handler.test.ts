/** The panel's messages through the whole worker: viewing the invoice, signing in, continuing in a review window. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CodedError } from '#lib/errors.ts';
import { readyView } from '../../support/invoices.ts';
import { intentId, mountId } from '../../support/money-messages.ts';
import { invoicePage, type PodHarness, panelTab, podHarness } from '../../support/pod-harness.ts';
import { scriptedEndpoints } from '../../support/scripted-api.ts';

const { memberEmail: pat } = invoicePage;
const sam = 'sam@northwind.example';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness();
});

const load = () => pod.tell({ kind: 'pod.load', mountId });
const pay = () => pod.tell({ kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId });
const signIn = (switchUser = false) => pod.tell({ kind: 'pod.sign_in', mountId, switchUser });
const watch = () => pod.tell({ kind: 'pod.watch', mountId });

describe('loading', () => {
  it('shows the invoice of the panel’s own tab', async () => {
    expect(await load()).toEqual({ ok: true, view: readyView() });
    expect(pod.describePage).toHaveBeenCalledExactlyOnceWith(panelTab);
  });

  it.each([
    ['collapse', {}, 'collapse'],
    ['collapse', { isByHand: true }, 'show'],
    ['show', {}, 'show'],
    ['hide', { isByHand: true }, 'show'],
  ] as const)('says that PSA also shows WisePay’s own pod: %s, %j', async (whenHosted, page, hosted) => {
    pod.policy = { ...pod.policy, whenHosted };
    expect(await load()).toEqual({ ok: true, view: readyView() });
    pod.describePage.mockResolvedValue({ ...invoicePage, wisePayPod: 'beside', ...page });
    expect(await load()).toEqual({ ok: true, view: { ...readyView(), hosted } });
  });

  it('says that a payment page is open', async () => {
    await pay();
    expect(await load()).toEqual({ ok: true, view: readyView({}, true) });
    pod.tabs.close(101);
    expect(await load()).toEqual({ ok: true, view: readyView() });
  });

  it('shows why WisePay cannot be asked, with what support needs', async () => {
    pod.session.get.mockRejectedValue(
      new CodedError('server_error', { requestId: 'req_1', retryAfterMs: 5000 }),
    );
    expect(await load()).toEqual({
      ok: true,
      view: {
        kind: 'unavailable',
        error: { code: 'server_error', details: { requestId: 'req_1', retryAfterMs: 5000 } },
      },
    });
  });

  it('shows that nobody has set WisePay up', async () => {
    pod.policy = { ...pod.policy, endpoints: null };
    expect(await load()).toMatchObject({ view: { kind: 'unavailable', error: { code: 'not_configured' } } });
  });
});

describe('a panel that is not the page’s', () => {
  it.each([
    ['shows no invoice any more', null],
    ['has made another panel since', { ...invoicePage, mountId: crypto.randomUUID() }],
  ])('gets nothing, because the page %s', async (_, description) => {
    pod.describePage.mockResolvedValue(description);
    const nothing = { ok: false, error: { code: 'no_invoice', details: {} } };
    expect(await Promise.all([load(), pay(), signIn(), watch()])).toEqual(Array(4).fill(nothing));
    expect(pod.api.calls).toEqual([]);
    expect(pod.tabs.opened).toEqual([]);
    expect(pod.session.signIn).not.toHaveBeenCalled();
  });
});

describe('signing in', () => {
  it.each([
    [false, 'interactive'],
    [true, 'switch'],
  ])('shows WisePay’s login for the PSA user, then the view (switching: %s)', async (switchUser, mode) => {
    expect(await signIn(switchUser)).toEqual({ ok: true, view: readyView() });
    expect(pod.session.signIn).toHaveBeenCalledExactlyOnceWith({
      issuer: scriptedEndpoints.issuer,
      loginHint: pat,
      mode,
    });
  });

  it('leaves the view as it is when the person closes the window', async () => {
    pod.session.signIn.mockRejectedValue(new CodedError('sign_in_cancelled'));
    expect(await signIn()).toEqual({ ok: false, error: { code: 'sign_in_cancelled', details: {} } });
    expect(pod.api.calls).toEqual([]);
  });

  it('shows nothing where PSA does not say who is asking', async () => {
    pod.describePage.mockResolvedValue({ ...invoicePage, memberEmail: null });
    expect(await signIn()).toMatchObject({ view: { kind: 'refused', reason: 'member_unreadable' } });
    expect(pod.session.signIn).not.toHaveBeenCalled();
  });

  it('is not possible where nobody has set WisePay up', async () => {
    pod.policy = { ...pod.policy, endpoints: null };
    expect(await signIn()).toEqual({ ok: false, error: { code: 'not_configured', details: {} } });
  });

  it('takes its view from the page as it is after the login, which may have taken minutes', async () => {
    pod.session.signIn.mockImplementation(async () => {
      pod.describePage.mockResolvedValue({ ...invoicePage, memberEmail: sam });
      return null;
    });
    await signIn();
    expect(pod.session.get).toHaveBeenCalledExactlyOnceWith(scriptedEndpoints.issuer, sam);
  });
});

describe('going on in a window of the extension’s own', () => {
  const typed = {
    invoice: 'rec_1 20101',
    form: 'remind',
    pay: null,
    terminal: null,
    refund: null,
  } as const;
  const storedDrafts = async () => Object.values(await fakeBrowser.storage.session.get(null));
  const openWindow = () => pod.tell({ kind: 'pod.open_window', mountId, drafts: typed });

  it('opens it for the panel’s own tab, with what was typed', async () => {
    expect(await openWindow()).toEqual({ ok: true, view: { ...readyView(), live: true } });
    expect(pod.windows.opened).toEqual([{ psaTabId: panelTab, mountId }]);
    expect(await storedDrafts()).toEqual([typed]);
  });

  it('does nothing for a panel that is not the page’s', async () => {
    pod.describePage.mockResolvedValue(null);
    expect(await openWindow()).toMatchObject({ ok: false, error: { code: 'no_invoice' } });
    expect(pod.windows.opened).toEqual([]);
    expect(await storedDrafts()).toEqual([]);
  });
});
