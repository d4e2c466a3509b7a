// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatDate } from '#components/words/date-time-words.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import { press, renderView, textOnScreen } from '../support/render-pod.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The value beside `name` in the list of facts. */
function fact(name: string): string | undefined {
  const terms = [...document.querySelectorAll('.facts dt')];
  return terms.find(({ textContent }) => textContent === name)?.nextElementSibling?.textContent ?? undefined;
}

const badges = () => [...document.querySelectorAll('.facts .badge')].map(({ textContent }) => textContent);

describe('an invoice after a refund', () => {
  const refunded = (change: Partial<typeof sampleRefund>) =>
    renderView(
      actionable({
        status: 'paid',
        balance: usd(0),
        refunded: usd(10000),
        payments: [{ ...samplePayment, refunds: [{ ...sampleRefund, ...change }] }],
      }),
    );

  it('says how much went back, and of what that consists', () => {
    refunded({ state: 'succeeded' });
    expect(fact('Refunded')).toBe('$102.50 = $100.00 + $2.50 surcharge');
    expect(badges()).toEqual(['Paid', 'Partially refunded']);
  });

  it('says what is pending, and keeps WisePay’s status', () => {
    refunded({ state: 'pending' });
    expect(fact('Refunded')).toContain('$102.50 pending');
    expect(badges()).toEqual(['Paid', 'Refund pending']);
  });

  it('says nothing of refunds where there are none', () => {
    renderView(actionable());
    expect(fact('Refunded')).toBeUndefined();
    expect(badges()).toHaveLength(1);
  });
});

describe('an invoice past its due date', () => {
  const at = (now: Date, change: Parameters<typeof actionable>[0] = {}) => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    renderView(actionable({ dueDate: '2026-05-31', status: 'outstanding', ...change }));
    return fact('Due');
  };

  it.each([
    [new Date(2026, 4, 31, 23, 59), undefined],
    [new Date(2026, 5, 1, 0, 0), '1 day overdue'],
    [new Date(2026, 5, 3, 12), '3 days overdue'],
  ])('says for how many days, by the calendar here: %j', (now, words) => {
    const due = at(now);
    if (words === undefined) expect(due).not.toContain('overdue');
    else expect(due).toContain(words);
  });

  it.each([
    { balance: usd(0), status: 'paid' },
    { status: 'cancelled' },
    { status: 'deleted' },
    { status: 'fixed' },
  ] as const)('says nothing where no payment is expected: %j', (change) => {
    expect(at(new Date(2026, 6, 1), change)).not.toContain('overdue');
  });
});

describe('a status that does not explain itself', () => {
  const statusNote = () => document.querySelector<HTMLElement>('.status-note') ?? document.body;

  it.each([
    ['payment_error', /The last payment didn’t go through\. .*Take another payment/, false],
    ['processing_error', /couldn’t finish processing a payment.*before you charge the customer again/, true],
    ['fixed', /marked as settled in the books/, true],
    ['error', /WisePay reports a problem with this invoice\. Check it in WisePay/, true],
    ['overpayment', /The customer paid \$50\.00 more than the invoice total\. Refund the difference/, false],
  ] as const)('says what it means and what to do: %s', (status, words, isInWisePay) => {
    const { panel } = renderView(
      actionable({ status, balance: usd(status === 'overpayment' ? -5000 : 5000) }),
    );
    expect(textOnScreen()).toMatch(words);
    expect(screen.queryByRole('button', { name: 'Open WisePay' }) !== null).toBe(isInWisePay);
    if (isInWisePay) {
      press('Open WisePay');
      expect(panel.open).toHaveBeenCalledExactlyOnceWith('home');
    }
  });

  it.each<[string, Parameters<typeof actionable>]>([
    ['it is not allowed', [without('pay', 'not_permitted')]],
    ['one is scheduled', [{ scheduledPayment: { date: '2026-06-05', method: 'Visa •••• 1881' } }]],
    ['one is open on a terminal', [{}, { terminalPayment }]],
    ['an earlier one is uncertain', [{}, { leftPayments: [{ ...terminalPayment, doubt: 'unanswered' }] }]],
    ['one may be on its way', [{}, { operations: [operation({ kind: 'terminal', state: 'open' })] }]],
    ['one is unresolved', [{}, { operations: [operation({ kind: 'terminal', state: 'unresolved' })] }]],
    ['a payment page is open', [{}, { paymentScreenOpen: true }]],
    ['this is not the latest', [{}, { unread: { error: { code: 'timeout', details: {} }, accepted: true } }]],
  ])('asks for no other payment where %s, and leads to WisePay', (_, [invoice, view]) => {
    renderView(actionable({ status: 'payment_error', ...invoice }, view));
    expect(document.querySelector('.status-note p')?.textContent).toBe(
      'The last payment didn’t go through. Check the payment in WisePay before you charge the customer again.',
    );
    expect(within(statusNote()).getByRole('button', { name: 'Open WisePay' })).toBeTruthy();
  });

  it('has a next step where the payment that failed is listed and no other one is wanted', () => {
    const payments = [{ ...samplePayment, state: 'failed' as const }];
    renderView(actionable({ status: 'payment_error', payments, ...without('pay', 'not_permitted') }));
    expect(statusNote().querySelector('p')?.textContent).toBe(
      'Check the payment in WisePay before you charge the customer again.',
    );
  });

  it('says why, where WisePay does', () => {
    renderView(actionable({ status: 'error', statusReason: 'bank_connection_lost' }));
    expect(textOnScreen()).toContain('WisePay’s reason: bank connection lost.');
  });

  it('is not explained where it is plain', () => {
    renderView(actionable({ status: 'outstanding' }));
    expect(document.querySelector('.status-note')).toBeNull();
  });

  it('of a credit memo that is settled needs no explanation', () => {
    renderView(actionable({ status: 'fixed', type: 'credit_memo' }));
    expect(document.querySelector('.status-note')).toBeNull();
  });
});

describe('a payment that failed', () => {
  const returnedAt = '2026-11-03T12:00:00Z';
  const debit: Payment = { ...sampleDebit, amount: usd(125000), state: 'failed', refundable: usd(0) };
  const day = formatDate(returnedAt);
  const told = (change: Partial<Payment>, invoice: Parameters<typeof actionable>[0] = {}) => {
    renderView(actionable({ payments: [{ ...debit, ...change }], ...invoice }));
    return textOnScreen();
  };

  it.each([
    [
      { returnedAt, failure: 'insufficient_funds' },
      `The $1,250.00 bank debit was returned on ${day}: insufficient funds. The invoice is due again.`,
    ],
    [{ returnedAt }, `The $1,250.00 bank debit was returned on ${day}. The invoice is due again.`],
    [{ failure: 'R29_corporate' }, 'The $1,250.00 bank debit failed: R29 corporate.'],
    [{}, 'The $1,250.00 bank debit failed.'],
    [
      { method: samplePayment.method, failure: 'declined' },
      'The $1,250.00 payment by Visa •••• 4242 failed: declined by the bank.',
    ],
    [{ method: samplePayment.method }, 'The $1,250.00 payment by Visa •••• 4242 failed.'],
  ] as const)('is told with when and why, as far as WisePay says: %j', (change, words) => {
    expect(told(change)).toContain(words);
  });

  it('that never counted does not make the invoice due again', () => {
    expect(told({ failure: 'declined' })).not.toContain('due again');
    cleanup();
    expect(told({ method: samplePayment.method })).not.toContain('due again');
  });

  it('that was returned makes the invoice due again, whatever failed after it', () => {
    const declined = { ...samplePayment, state: 'failed', at: '2026-11-04T12:00:00Z' } as const;
    const text = told({}, { payments: [declined, { ...debit, returnedAt }] });
    expect(text).toContain(`The $1,250.00 bank debit was returned on ${day}. The invoice is due again.`);
    expect(text.match(/due again/g)).toHaveLength(1);
  });

  it('is told in the row of the payment', () => {
    renderView(
      actionable({ payments: [samplePayment, { ...debit, returnedAt, failure: 'account_closed' }] }),
    );
    press('Refund');
    expect(textOnScreen()).toContain(`The bank returned this payment on ${day} (account closed)`);
  });

  it('is no longer told once nothing is due', () => {
    expect(told({ returnedAt }, { balance: usd(0) })).not.toContain('was returned');
    cleanup();
    expect(told({ returnedAt }, without('pay', 'invoice_void'))).not.toContain('is due again');
  });

  it('is told once, not again by the status', () => {
    const text = told(
      { returnedAt, failure: 'insufficient_funds' },
      {
        status: 'payment_error',
        statusReason: 'insufficient_funds',
      },
    );
    const facts = document.querySelector('.facts')?.textContent ?? '';
    expect(facts.match(/insufficient funds/g)).toHaveLength(1);
    expect(text).toContain('Take another payment');
  });

  it('is told with the newest first, and older ones are left to the activity', () => {
    const payments = [1, 2, 3, 4].map((number) => ({
      ...debit,
      id: `pay_${number}`,
      amount: usd(number * 100),
      returnedAt: `2026-11-0${number}T12:00:00Z`,
    }));
    const text = told({}, { payments });
    expect(text.match(/\$\d\.00 bank debit/g)).toEqual(
      ['$4.00', '$3.00', '$2.00'].map((each) => `${each} bank debit`),
    );
    expect(text.match(/due again/g)).toHaveLength(1);
  });
});
