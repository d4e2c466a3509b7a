import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { defaultPolicy, type Policy } from '#lib/policy/policy.ts';
import type { AppPage, PublicPage } from '#lib/protocol/linked-pages.ts';
import { ProblemError } from '#lib/wisepay/answers.ts';
import { createClient } from '#lib/wisepay/client.ts';
import { wisePayUrl } from '#lib/wisepay/web-app.ts';
import { openPublicPage, openWisePayPage } from '#lib/worker/actions/wisepay-pages.ts';
import type { InvoiceContext } from '#lib/worker/invoices/invoice-context.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { failureOf } from '../../support/failure.ts';
import { type FakeTabs, fakeTabs } from '../../support/fake-tabs.ts';
import { fakeWisePay } from '../../support/fake-wisepay.ts';
import { pat } from '../../support/intents.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import {
  problem,
  type ScriptedApi,
  scriptedApi,
  scriptedEndpoints,
  scriptedPolicy,
} from '../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const tabId = 7;
let api: ScriptedApi;
let tabs: FakeTabs;

beforeEach(() => {
  api = scriptedApi();
  tabs = fakeTabs();
});

function open(page: AppPage, terminalPaymentId?: string, invoice = sampleInvoice): Promise<void> {
  const invoiceContext: InvoiceContext = {
    client: createClient(api.send, scriptedEndpoints.api, withToken('access_1')),
    endpoints: scriptedEndpoints,
    policy: scriptedPolicy,
    ...fakeWisePay().operationContextOf(pat),
    invoice,
    reload: async () => invoice,
  };
  return openWisePayPage(invoiceContext, { page, terminalPaymentId }, tabId);
}

const openPublic = (page: PublicPage, policy: Partial<Policy> = {}) =>
  openPublicPage(page, { ...defaultPolicy, ...policy }, tabId);

const opened = () => tabs.opened.map(({ url, beside }) => [url, beside]);

const foreign = [
  ['another site', 'https://evil.example/receipts/1'],
  ['a site that begins alike', 'https://app.wisepay.example.evil.example/receipts/1'],
  ['WisePay’s name in front of an @', 'https://app.wisepay.example@evil.example/receipts/1'],
  ['an open line', 'http://app.wisepay.example/receipts/1'],
  ['another port', 'https://app.wisepay.example:8443/receipts/1'],
  ['WisePay’s API', 'https://api.wisepay.example/receipts/1'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,receipt'],
  ['something that a page of WisePay’s made up itself', 'blob:https://app.wisepay.example/receipts/1'],
] as const;

describe('a page of WisePay’s', () => {
  it('is its home', async () => {
    await open('home');
    expect(opened()).toEqual([['https://app.wisepay.example/', tabId]]);
  });

  it('is the card-present screen of the invoice on screen', async () => {
    await open('card_present');
    await open('card_present', undefined, { ...sampleInvoice, id: '../a b?c' });
    expect(opened()).toEqual([
      ['https://app.wisepay.example/terminal/inv_1', tabId],
      ['https://app.wisepay.example/terminal/..%2Fa%20b%3Fc', tabId],
    ]);
  });
});

describe('a page that is for everybody', () => {
  it('is WisePay’s own help where the administrator names no other', async () => {
    await openPublic('help');
    expect(opened()).toEqual([[expect.stringMatching(/^https:\/\/merchantadmin\.wise-pay\.com\//), tabId]]);
  });

  it('is at the administrator’s address, and nothing goes along in it', async () => {
    const policy = {
      helpUrl: 'https://help.msp.example/pod',
      feedbackUrl: 'https://forum.example/topics/7#last',
    };
    await openPublic('help', policy);
    await openPublic('feedback', policy);
    expect(opened()).toEqual([
      ['https://help.msp.example/pod', tabId],
      ['https://forum.example/topics/7#last', tabId],
    ]);
  });
});

describe('a receipt', () => {
  it('is opened at the address that WisePay names for that payment', async () => {
    api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    await open('receipt', 'tp_1');
    expect(api.calls).toMatchObject([{ path: '/terminal-payments/tp_1' }]);
    expect(opened()).toEqual([[approvedTerminalPayment.receiptUrl, tabId]]);
  });

  it.each(foreign)('is never opened outside WisePay’s web app: %s', async (_, receiptUrl) => {
    api.answers['GET /terminal-payments'] = () => Response.json({ ...approvedTerminalPayment, receiptUrl });
    expect(await failureOf(open('receipt', 'tp_1'))).toMatchObject({ code: 'foreign_url' });
    expect(opened()).toEqual([]);
  });

  it.each([
    ['is for another invoice', Response.json({ ...approvedTerminalPayment, invoiceId: 'inv_2' }), undefined],
    ['does not exist', Response.json(sampleTerminalPayment), 'no_receipt'],
    ['is for a payment that WisePay no longer knows', problem(404, 'terminal_payment_unknown'), 'no_receipt'],
  ])('is refused when it %s', async (_, answer, problemCode) => {
    api.answers['GET /terminal-payments'] = () => answer;
    const { code, details } = await failureOf(open('receipt', 'tp_1'));
    expect(code).toBe('refused');
    expect(details.problemCode).toBe(problemCode);
    expect(opened()).toEqual([]);
  });

  it('is refused where nobody says of which payment', async () => {
    expect((await failureOf(open('receipt'))).code).toBe('refused');
    expect(api.calls).toEqual([]);
  });

  it('is not opened where WisePay refuses to tell of the payment', async () => {
    api.answers['GET /terminal-payments'] = () => problem(403, 'not_permitted');
    await expect(open('receipt', 'tp_1')).rejects.toBeInstanceOf(ProblemError);
    expect(opened()).toEqual([]);
  });
});

describe('an address that WisePay names', () => {
  it('is taken to the letter', () => {
    const url = 'https://app.wisepay.example/pay/1?a=b#c';
    expect(wisePayUrl(url, scriptedEndpoints)).toBe(url);
  });

  it.each(foreign)('is refused outside its web app: %s', (_, url) => {
    expect(() => wisePayUrl(url, scriptedEndpoints)).toThrow(CodedError);
  });

  it('may be on any origin of the list, and on no other host below it', () => {
    const endpoints = { ...scriptedEndpoints, otherApps: ['https://secure2.wise-sync.com'] };
    const url = 'https://secure2.wise-sync.com/npe?transactionId=1';
    expect(wisePayUrl(url, endpoints)).toBe(url);
    expect(() => wisePayUrl('https://eu.secure2.wise-sync.com/npe', endpoints)).toThrow(CodedError);
    expect(() => wisePayUrl('https://secure2.wise-sync.com.evil.example/', endpoints)).toThrow(CodedError);
  });

  it.each([
    ['https://secure2.wise-sync.com/npe?transactionId=1#a', 'https://secure2.wise-sync.com'],
    ['https://app.wisepay.example@evil.example/', 'https://evil.example'],
    ['https://zahlung.müller.example/', 'https://zahlung.xn--mller-kva.example'],
    ['blob:https://evil.example/6d0c3f5e', undefined],
    ['javascript:alert(1)', undefined],
    [`https://${'a.'.repeat(100)}example/`, undefined],
  ])('is told by its site alone, where it has one: %s', async (url, origin) => {
    const failure = await failureOf(Promise.resolve().then(() => wisePayUrl(url, scriptedEndpoints)));
    expect(failure).toEqual({ code: 'foreign_url', details: { ...(origin !== undefined && { origin }) } });
  });

  it('is refused where it is none', () => {
    expect(() => wisePayUrl('pay/1', scriptedEndpoints)).toThrow(CodedError);
  });
});
