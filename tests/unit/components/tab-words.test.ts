import { describe, expect, it } from 'vitest';
import { tabWords } from '#components/words/tab-words.ts';
import { type ShownOperation, showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import type { PodView, ReadyView } from '#lib/protocol/views.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import { paidInvoice, readyView } from '../support/invoices.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { sampleTerminalPayment } from '../support/terminal-payment.ts';

const terminalPaymentOf = () => showTerminalPayment(sampleTerminalPayment);

const withView = (change: Partial<ReadyView>): ReadyView => ({ ...readyView(), ...change });

/** A paid invoice, with a refund in that state, and what became of a request. */
const paidWith = (operation: ShownOperation, state: Refund['state'] = 'pending'): ReadyView => ({
  ...readyView({
    ...showInvoice(paidInvoice),
    payments: [{ ...samplePayment, refunds: [{ ...sampleRefund, state }] }],
  }),
  operations: [operation],
});

/** A paid invoice without a refund, and what became of a request. */
const paidAfter = (operation: ShownOperation): ReadyView => ({
  ...readyView(showInvoice(paidInvoice)),
  operations: [operation],
});

/** A paid invoice whose only payment was refunded. */
const refundedOf = (change: Partial<ReadyView['invoice']>): ReadyView => {
  const refund: Refund = { ...sampleRefund, amount: samplePayment.amount, state: 'succeeded' };
  return readyView({
    ...showInvoice(paidInvoice),
    payments: [{ ...samplePayment, refunds: [refund] }],
    ...change,
  });
};

describe('the slim tab', () => {
  it.each<[string, PodView | null, string, string]>([
    ['an invoice that is due', readyView(), '$1,000.00 due', 'active'],
    ['a paid invoice', readyView(showInvoice(paidInvoice)), 'Paid', 'good'],
    [
      'an invoice whose payment failed and cannot be repeated',
      readyView({ ...showInvoice(paidInvoice), status: 'payment_error' }),
      'Payment error',
      'problem',
    ],
    [
      'a payment on a terminal',
      withView({ terminalPayment: terminalPaymentOf() }),
      'Waiting for card',
      'active',
    ],
    [
      'a payment on a terminal that does not answer',
      withView({ terminalPayment: { ...terminalPaymentOf(), doubt: 'unanswered' } }),
      'Needs attention',
      'warning',
    ],
    ['a left payment', withView({ leftPayments: [terminalPaymentOf()] }), 'Needs attention', 'warning'],
    [
      'a refund whose outcome is open',
      withView({ operations: [{ intentId: 'a', kind: 'refund', state: 'open' }] }),
      'Needs attention',
      'warning',
    ],
    [
      'a payment that was refused',
      withView({ operations: [{ intentId: 'a', kind: 'terminal', state: 'refused' }] }),
      'Needs attention',
      'warning',
    ],
    [
      'a paid invoice with a refund that WisePay cannot tell',
      paidWith({ intentId: 'a', kind: 'refund', state: 'unresolved' }),
      'Needs attention',
      'warning',
    ],
    [
      'a paid invoice with a refund that failed',
      paidWith({ intentId: 'a', kind: 'refund', state: 'accepted', refundId: 'ref_1' }, 'failed'),
      'Needs attention',
      'warning',
    ],
    [
      'a paid invoice with a refund that is on its way',
      paidWith({ intentId: 'a', kind: 'refund', state: 'accepted', refundId: 'ref_1' }),
      'Refund pending',
      'active',
    ],
    [
      'a paid invoice of which a part was refunded',
      paidWith({ intentId: 'a', kind: 'refund', state: 'accepted', refundId: 'ref_1' }, 'succeeded'),
      'Partially refunded',
      'quiet',
    ],
    ['a paid invoice that was refunded', refundedOf({}), 'Refunded', 'quiet'],
    [
      'an invoice with a problem, whatever was refunded',
      refundedOf({ status: 'overpayment' }),
      'Overpaid',
      'warning',
    ],
    [
      'a paid invoice with a reminder that went out',
      paidAfter({ intentId: 'a', kind: 'remind', state: 'accepted', reminder: { state: 'accepted' } }),
      'Paid',
      'good',
    ],
    [
      'a paid invoice with a payment that a terminal took',
      paidAfter({ intentId: 'a', kind: 'terminal', state: 'accepted' }),
      'Paid',
      'good',
    ],
    ['nobody who is signed in', { kind: 'sign_in', email: null }, 'Sign in', 'active'],
    [
      'somebody without access',
      { kind: 'refused', reason: 'member_unreadable' },
      'Needs attention',
      'warning',
    ],
    ['an invoice that is not synced', { kind: 'not_synced', reason: 'unknown' }, 'Not in WisePay', 'quiet'],
    [
      'a WisePay that cannot be reached',
      { kind: 'unavailable', error: { code: 'offline', details: {} } },
      'WisePay unavailable',
      'problem',
    ],
    ['no view yet', null, 'WisePay', 'quiet'],
  ])('tells of %s', (_, view, text, tone) => {
    expect(tabWords(view)).toEqual({ text, tone });
  });
});
