// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '#lib/i18n/translate.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, operation, usd, without } from '../support/actionable.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import { chooseReason, isChosen, openRefundForm, toggle } from '../support/refund-form.ts';
import {
  actionNames,
  described,
  isPaymentBlocked,
  press,
  renderView,
  textOnScreen,
  type,
} from '../support/render-pod.tsx';

afterEach(async () => {
  cleanup();
  await setLanguage('en');
});

const both = { payments: [samplePayment, sampleDebit] };

describe('picking payments', () => {
  it('shows of each how it was paid, when, and what can be given back', () => {
    openRefundForm(both);
    expect(screen.getAllByRole('checkbox', { name: /••••/ })).toHaveLength(2);
    expect(screen.getByRole('checkbox', { name: /Visa •••• 4242, May 20, 2026/ })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /Bank account •••• 6789/ })).toBeTruthy();
    expect(textOnScreen()).toContain('Paid $615.00 = $600.00 + $15.00 surcharge. Fully refundable.');
    expect(textOnScreen()).toContain('Paid $200.00. Fully refundable.');
    expect(isPaymentBlocked('Review')).toBe(true);
    expect(textOnScreen()).toContain('Choose a payment.');
  });

  it('keeps the signs of a card in their order where writing goes from right to left', async () => {
    const { show } = openRefundForm();
    await setLanguage('ar');
    show({ view: actionable({}, { operations: [] }) });
    expect(textOnScreen()).toContain('\u2068Visa •••• 4242\u2069');
  });

  it.each([
    [{ kind: 'card', brand: 'Visa' }, 'Visa'],
    [{ kind: 'card', last4: '4242' }, 'Card •••• 4242'],
    [{ kind: 'card' }, 'Card'],
    [{ kind: 'bank_debit' }, 'Bank account'],
  ] as const)('says how each was paid, as far as WisePay says: %j', (method, words) => {
    openRefundForm({ payments: [{ ...samplePayment, method }] });
    expect(screen.getByRole('checkbox', { name: `${words}, May 20, 2026` })).toBeTruthy();
  });

  it('takes no more of them at a time than fit into one request', () => {
    const payments = Array.from({ length: 21 }, (_, index) => ({ ...sampleDebit, id: `pay_${index}` }));
    openRefundForm({ payments });
    for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
    expect(textOnScreen()).toContain('Choose at most 20 payments at a time.');
    expect(isPaymentBlocked('Review')).toBe(true);
  });

  it('starts with the only one that there is', () => {
    openRefundForm();
    expect(isChosen(/Visa/)).toBe(true);
  });

  const debit = { ...sampleDebit, state: 'pending', refundable: usd(0) } as const;
  it.each([
    ['not settled', debit, 'Not settled yet. You can refund a bank debit after it settles.'],
    ['failed', { ...sampleDebit, state: 'failed', refundable: usd(0) } as const, 'This payment failed'],
    ['voided', { ...sampleDebit, state: 'void', refundable: usd(0) } as const, 'This payment was voided.'],
    ['given back', { ...sampleDebit, refunded: usd(20000), refundable: usd(0) }, 'Fully refunded.'],
  ])('says why one cannot be picked: %s', (_, payment, words) => {
    openRefundForm({ payments: [samplePayment, payment] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Bank account/ }).disabled).toBe(true);
    expect(textOnScreen()).toContain(words);
  });

  it('says of a payment that was given back in part what is left, with its surcharge', () => {
    const part = { ...samplePayment, refunded: usd(10000), refundable: usd(50000), refunds: [sampleRefund] };
    openRefundForm({ payments: [part] });
    expect(textOnScreen()).toContain('Refundable: $512.50 = $500.00 + $12.50 surcharge.');
  });

  it('opens no form where nothing can be picked: the button says why', () => {
    openRefundForm({ payments: [debit], ...without('refund', 'nothing_refundable') });
    expect(described('Refund')).toContain('Not settled yet.');
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it.each([
    [
      'each by its payment',
      [debit, { ...samplePayment, refundable: usd(0) }],
      undefined,
      /Bank account •••• 6789: Not settled yet\..* Visa •••• 4242: /,
    ],
    [
      'in one sentence where they share it',
      [debit, { ...debit, id: 'pay_3' }],
      undefined,
      /^Not settled yet\. [^:]*$/,
    ],
    [
      'by three payments at most, and then for all of them',
      ['1111', '2222', '3333', '4444', '5555'].map((last4, index) => ({
        ...debit,
        id: `pay_${last4}`,
        method: { kind: 'bank_debit' as const, last4 },
        state: index === 0 ? ('void' as const) : debit.state,
      })),
      undefined,
      /^Bank account •••• 1111: .*2222: .*3333: Not settled yet\. You can [^:]*settles\. Nothing on this invoice can be refunded right now\.$/,
    ],
    [
      'by WisePay’s word against the payments',
      [samplePayment],
      'nothing_refundable',
      /^Nothing on this invoice can be refunded/,
    ],
  ] as const)('says why nothing can be given back %s', (_, payments, reason, words) => {
    renderView(actionable({ payments: [...payments], ...(reason && without('refund', reason)) }));
    expect(isPaymentBlocked('Refund')).toBe(true);
    expect(described('Refund')).toMatch(words);
  });

  it('says in an open form that nothing can be given back any more, and keeps what was typed', () => {
    const { show } = openRefundForm();
    chooseReason('duplicate');
    type('Note (optional)', 'Twice');
    press('Review');
    show({ view: actionable(without('refund', 'disabled')) });
    expect(screen.getByRole('alert').textContent).toBe('Your administrator turned refunds off.');
    expect(isPaymentBlocked('Review')).toBe(true);
    expect(screen.queryByRole('button', { name: /^Refund \$/ })).toBeNull();
    show({ view: actionable() });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('button', { name: /^Refund \$/ })).toBeTruthy();
  });

  it('is not offered without payments', () => {
    renderView(actionable({ payments: [], ...without('refund', 'nothing_refundable') }));
    expect(actionNames()).not.toContain('Refund');
  });

  it('leaves a payment alone whose refund is not certain yet', () => {
    openRefundForm(both, { operations: [operation({})] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Visa/ }).disabled).toBe(true);
    expect(textOnScreen()).toContain('An earlier refund is still being confirmed.');
    expect(isChosen(/Bank account/)).toBe(true);
  });

  it('is held back altogether while the only one is not certain', () => {
    renderView(actionable({}, { operations: [operation({})] }));
    expect(isPaymentBlocked('Refund')).toBe(true);
    expect(described('Refund')).toBe('An earlier refund is still being confirmed.');
  });
});

describe('several payments', () => {
  const all = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'All payments ($815.00)' });

  it('are chosen with one click, each as a whole, and none is chosen before', () => {
    const { panel } = openRefundForm(both);
    expect([isChosen(/Visa/), isChosen(/Bank account/), all().checked]).toEqual([false, false, false]);
    fireEvent.click(all());
    chooseReason('duplicate');
    press('Review');
    press('Refund $815.00');
    expect(panel.refund.mock.calls[0]?.[0].refunds).toEqual([
      { paymentId: 'pay_1', amount: usd(60000), includesSurcharge: true },
      { paymentId: 'pay_2', amount: usd(20000), includesSurcharge: true },
    ]);
  });

  it('are all left out again with another click', () => {
    openRefundForm(both);
    fireEvent.click(all());
    fireEvent.click(all());
    expect([isChosen(/Visa/), isChosen(/Bank account/)]).toEqual([false, false]);
  });

  it('show that only some of them, or only parts, are chosen', () => {
    openRefundForm(both);
    toggle(/Visa/);
    expect([all().checked, all().indeterminate]).toEqual([false, true]);
    toggle(/Bank account/);
    expect([all().checked, all().indeterminate]).toEqual([true, false]);
    toggle(/Include the surcharge/);
    expect([all().checked, all().indeterminate]).toEqual([false, true]);
  });

  it('leave out what cannot be given back, and with one left there is nothing to choose', () => {
    const failed = { ...sampleDebit, id: 'pay_3', state: 'failed', refundable: usd(0) } as const;
    openRefundForm({ payments: [...both.payments, failed] });
    fireEvent.click(all());
    expect(screen.getAllByRole('group', { name: /••••/ })).toHaveLength(3);
    expect(screen.getAllByLabelText('Amount')).toHaveLength(2);
    cleanup();
    openRefundForm({ payments: [samplePayment, failed] });
    expect(screen.queryByRole('checkbox', { name: /All payments/ })).toBeNull();
    expect(isChosen(/Visa/)).toBe(true);
  });
});

describe('what the administrator asks of a refund', () => {
  const open = (refundRules: ReadyView['refundRules']) => {
    const pod = renderView({ ...actionable(), refundRules });
    press('Refund');
    chooseReason('duplicate');
    return pod;
  };
  const usd = (value: number) => ({ value, currency: 'USD' });
  const canReview = () => !isPaymentBlocked('Review');

  it('is nothing by default: the note may stay empty', () => {
    open({ needsNote: false });
    expect(screen.getByLabelText('Note (optional)')).toBeTruthy();
    expect(canReview()).toBe(true);
  });

  it('can be a note: it has to be there before the review', () => {
    open({ needsNote: true });
    expect(canReview()).toBe(false);
    expect(document.body.textContent).toContain('Add a note.');
    const note = screen.getByLabelText<HTMLTextAreaElement>('Note');
    expect(note.required).toBe(true);
    fireEvent.input(note, { target: { value: 'Charged twice.' } });
    expect(canReview()).toBe(true);
  });

  it('can be a limit: more than that cannot be reviewed, and the form says how much may', () => {
    open({ needsNote: false, limit: usd(100) });
    expect(canReview()).toBe(false);
    expect(document.body.textContent).toContain('Your administrator allows up to $1.00 per refund.');
  });

  it('in another currency allows none, and says so', () => {
    open({ needsNote: false, limit: { value: 100_000_000, currency: 'EUR' } });
    expect(canReview()).toBe(false);
    expect(document.body.textContent).toContain('allows refunds in EUR only');
  });
});
