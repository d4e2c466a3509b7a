import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { pageDescriptionSchema, pageQuestionSchema } from '#lib/protocol/page-messages.ts';
import { panelReplySchema } from '#lib/protocol/panel-messages.ts';
import { showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import { type PodView, podViewSchema } from '#lib/protocol/views.ts';
import { readyView, sampleInvoice } from '../support/invoices.ts';
import { samplePayment } from '../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../support/terminal-payment.ts';

const email = 'pat@northwind.example';

const views: PodView[] = [
  { kind: 'sign_in', email },
  { kind: 'refused', reason: 'user_unknown', email },
  { kind: 'refused', reason: 'signed_in_as_other', email, wisepayEmail: 'sam@northwind.example' },
  { kind: 'refused', reason: 'member_unreadable' },
  { kind: 'not_synced', reason: 'status_not_closed', number: '20101' },
  { kind: 'ambiguous', reason: 'candidates', candidates: [{ number: '1', recordId: '2', company: 'c' }] },
  { kind: 'ambiguous', reason: 'mismatch', recordId: '5101', number: '20102' },
  { kind: 'unavailable', error: { code: 'timeout', details: { requestId: 'req_1' } } },
  readyView({ scheduledPayment: { date: '2026-06-05', method: 'Visa •••• 1881' } }, true),
  {
    ...readyView({ payments: [samplePayment] }),
    terminalPayment: showTerminalPayment(approvedTerminalPayment),
    operations: [
      { intentId: 'a', kind: 'terminal', state: 'accepted', amount: { value: 1, currency: 'USD' } },
      { intentId: 'b', kind: 'refund', state: 'refused', paymentId: 'pay_1', problemCode: 'not_refundable' },
    ],
    lastTerminalId: 'trm_1',
    live: true,
  },
];

const readyViewWith = (change: object) => ({
  ...readyView(),
  invoice: { ...readyView().invoice, ...change },
});

describe('a view', () => {
  it.each(views)('reaches the panel as the worker made it: $kind', (view) => {
    expect(v.parse(panelReplySchema, structuredClone({ ok: true, view }))).toEqual({ ok: true, view });
  });

  it.each<[string, unknown]>([
    ['no kind', { email }],
    ['another kind', { kind: 'paid' }],
    ['a sign-in for nobody', { kind: 'sign_in' }],
    ['a refusal without a reason', { kind: 'refused', email }],
    ['a refusal that does not say whom', { kind: 'refused', reason: 'not_admin' }],
    ['somebody else without a name', { kind: 'refused', reason: 'signed_in_as_other', email }],
    ['an invoice without amounts', { kind: 'ready', invoice: { number: '1' }, paymentScreenOpen: false }],
    ['no word about the payments screen', { ...readyView(), paymentScreenOpen: undefined }],
    ['no word about what was asked for', { ...readyView(), operations: undefined }],
    ['a payment link that is no address', { ...readyView(), paymentLink: 'app.wisepay.example' }],
    ['no word on how much happened', readyViewWith({ olderActivity: undefined })],
    ['no word whether it is worth watching', { ...readyView(), live: undefined }],
    [
      'an outcome that nobody has words for',
      { ...readyView(), operations: [{ intentId: 'a', kind: 'refund', state: 'maybe' }] },
    ],
    ['a terminal payment without its receipt', { ...readyView(), terminalPayment: sampleTerminalPayment }],
  ])('is refused by the panel with %s', (_, view) => {
    expect(v.is(podViewSchema, view)).toBe(false);
  });
});

describe('an invoice for the panel', () => {
  it('carries what is drawn and nothing to open or to pay with', () => {
    const shown = showInvoice({
      ...sampleInvoice,
      openTerminalPayment: approvedTerminalPayment,
      activity: [{ at: '2026-05-31T12:00:00Z', kind: 'payment', text: 'Visa •••• 4242' }],
    });
    expect(shown).toEqual({
      id: 'inv_1',
      version: '1',
      recordId: '5101',
      number: '20101',
      type: 'standard',
      company: 'Contoso Dental',
      currency: 'USD',
      status: 'part_paid',
      total: { value: 125000, currency: 'USD' },
      paid: { value: 25000, currency: 'USD' },
      refunded: { value: 0, currency: 'USD' },
      balance: { value: 100000, currency: 'USD' },
      dueDate: '2026-05-31',
      payer: { account: false },
      payments: [],
      reminders: {},
      terminals: [],
      activity: [{ at: '2026-05-31T12:00:00Z', kind: 'payment', text: 'Visa •••• 4242' }],
      olderActivity: 0,
      actions: {
        pay: { allowed: true },
        terminal: { allowed: false, reason: 'no_terminal' },
        remind: { allowed: false, reason: 'no_payer_account' },
        refund: { allowed: false, reason: 'nothing_refundable' },
      },
      surcharge: [],
    });
    expect(JSON.stringify(shown)).not.toContain('https:');
  });

  it('warns of the automatic payment that WisePay will take', () => {
    const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
    expect(showInvoice({ ...sampleInvoice, scheduledPayment })).toMatchObject({ scheduledPayment });
  });

  it('names the payments that can be refunded', () => {
    expect(showInvoice({ ...sampleInvoice, payments: [samplePayment] }).payments).toEqual([samplePayment]);
  });
});

describe('a terminal payment for the panel', () => {
  it('says that there is a receipt, and not where', () => {
    const { receiptUrl: _kept, ...rest } = approvedTerminalPayment;
    expect(showTerminalPayment(approvedTerminalPayment)).toEqual({ ...rest, hasReceipt: true });
  });

  it('says that there is none yet', () => {
    expect(showTerminalPayment(sampleTerminalPayment)).toEqual({
      ...sampleTerminalPayment,
      hasReceipt: false,
    });
  });
});

describe('what the page tells the worker', () => {
  const description = {
    mountId: randomUUID(),
    invoice: { host: 'na.myconnectwise.net', recordId: '5101' },
    memberEmail: email,
  };

  it.each([
    ['an invoice and who is signed in', description],
    ['an invoice, and not who is signed in', { ...description, memberEmail: null }],
    ['that it shows no invoice', null],
  ])('is understood: %s', (_, answer) => {
    expect(v.parse(pageDescriptionSchema, structuredClone(answer))).toEqual(answer);
  });

  it.each<[string, unknown]>([
    ['no answer', undefined],
    ['a mount that is no UUID', { ...description, mountId: '1' }],
    ['no invoice', { ...description, invoice: {} }],
    ['an invoice without a name', { ...description, invoice: { host: 'psa.example' } }],
    ['an email without end', { ...description, memberEmail: 'a'.repeat(321) }],
    ['an email that is none', { ...description, memberEmail: 7 }],
  ])('is refused with %s', (_, answer) => {
    expect(v.is(pageDescriptionSchema, answer)).toBe(false);
  });

  it('is told only when asked for by name', () => {
    expect(v.is(pageQuestionSchema, { kind: 'page.describe' })).toBe(true);
    expect(v.is(pageQuestionSchema, { kind: 'pod.load' })).toBe(false);
  });
});
