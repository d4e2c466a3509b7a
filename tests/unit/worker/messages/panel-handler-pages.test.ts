/** Pages that open beside the invoice: help for everyone, and WisePay's pages for users who may use the POD. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { readyView } from '../../support/invoices.ts';
import { mountId } from '../../support/money-messages.ts';
import { invoicePage, type PodHarness, panelTab, podHarness } from '../../support/pod-harness.ts';
import { problem } from '../../support/scripted-api.ts';
import { approvedTerminalPayment } from '../../support/terminal-payment.ts';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness();
});

describe('help', () => {
  const help = { kind: 'pod.open', mountId, page: 'help' } as const;
  const feedback = { ...help, page: 'feedback' } as const;
  const addresses = () => pod.tabs.opened.map(({ url }) => url);

  beforeEach(() => {
    pod.policy = {
      ...pod.policy,
      helpUrl: 'https://help.example/',
      feedbackUrl: 'https://forum.example/',
    };
  });

  it('opens beside the invoice, which stays as it is', async () => {
    expect(await pod.tell(help)).toEqual({ ok: true, view: readyView() });
    expect(pod.tabs.opened).toMatchObject([{ url: 'https://help.example/', beside: panelTab }]);
  });

  it('is there for somebody who is not signed in', async () => {
    pod.session.get.mockResolvedValue(null);
    expect(await pod.tell(help)).toEqual({
      ok: true,
      view: { kind: 'sign_in', email: invoicePage.memberEmail },
    });
    expect(await pod.tell(feedback)).toMatchObject({ ok: true });
    expect(addresses()).toEqual(['https://help.example/', 'https://forum.example/']);
  });

  it('is there for somebody who may not use the POD', async () => {
    pod.api.answers['GET /session'] = () => problem(403, 'not_admin');
    expect(await pod.tell(help)).toMatchObject({ ok: true, view: { kind: 'refused' } });
    expect(addresses()).toEqual(['https://help.example/']);
  });

  it('is there where WisePay is not', async () => {
    pod.session.get.mockRejectedValue(new CodedError('offline'));
    expect(await pod.tell(help)).toMatchObject({ ok: true, view: { kind: 'unavailable' } });
    pod.policy = { ...pod.policy, endpoints: null };
    expect(await pod.tell(feedback)).toMatchObject({ ok: true, view: { kind: 'unavailable' } });
    expect(addresses()).toEqual(['https://help.example/', 'https://forum.example/']);
  });

  it('is not opened by a panel that is not the page’s', async () => {
    pod.describePage.mockResolvedValue(null);
    expect(await pod.tell(help)).toMatchObject({ ok: false, error: { code: 'no_invoice' } });
    expect(pod.tabs.opened).toEqual([]);
  });
});

describe('opening a page of WisePay’s', () => {
  const open = (page: 'receipt' | 'card_present' | 'home', terminalPaymentId?: string) =>
    pod.tell({ kind: 'pod.open', mountId, page, invoiceId: 'inv_1', terminalPaymentId });

  it('opens a tab beside the invoice, and keeps the view', async () => {
    expect(await open('card_present')).toEqual({ ok: true, view: readyView() });
    expect(pod.tabs.opened).toMatchObject([
      { url: 'https://app.wisepay.example/terminal/inv_1', beside: panelTab },
    ]);
  });

  it('opens the receipt of the payment that is named', async () => {
    pod.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    await open('receipt', 'tp_1');
    expect(pod.tabs.opened).toMatchObject([{ url: approvedTerminalPayment.receiptUrl }]);
  });

  it('opens nothing outside WisePay’s web app', async () => {
    pod.api.answers['GET /terminal-payments'] = () =>
      Response.json({ ...approvedTerminalPayment, receiptUrl: 'https://evil.example/receipt' });
    expect(await open('receipt', 'tp_1')).toEqual({
      ok: false,
      error: { code: 'foreign_url', details: { origin: 'https://evil.example' } },
    });
    expect(pod.tabs.opened).toEqual([]);
  });

  it('opens nothing for somebody who does not get in', async () => {
    pod.session.get.mockResolvedValue(null);
    expect(await open('home')).toMatchObject({ ok: true, view: { kind: 'sign_in' } });
    expect(pod.tabs.opened).toEqual([]);
  });
});
