// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '#lib/i18n/translate.ts';
import { formatMoney } from '#lib/money/money.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, operation, usd, without } from '../support/actionable.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { chooseReason, isChosen, openRefundForm } from '../support/refund-form.ts';
import { actionNames, isPaymentBlocked, press, renderView, textOnScreen } from '../support/render-pod.tsx';

afterEach(async () => {
  cleanup();
  await setLanguage('en');
});

const both = { payments: [samplePayment, sampleDebit] };

describe('picking payments', () => {
  it('shows of each how it was paid, when, and what can be given back', () => {
    openRefundForm(both);
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    expect(screen.getByRole('checkbox', { name: /Visa •••• 4242, May 20, 2026/ })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /Bank account •••• 6789/ })).toBeTruthy();
    expect(textOnScreen()).toContain(
      `${formatMoney(usd(60000))} and ${formatMoney(usd(1500))} surcharge paid.`,
    );
    expect(textOnScreen()).toContain(`${formatMoney(usd(20000))} can be given back.`);
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
    ['not settled', debit, 'Not settled yet. A bank debit can be refunded once it has settled.'],
    ['failed', { ...sampleDebit, state: 'failed', refundable: usd(0) } as const, 'This payment failed'],
    ['voided', { ...sampleDebit, state: 'void', refundable: usd(0) } as const, 'This payment was voided.'],
    [
      'given back',
      { ...sampleDebit, refunded: usd(20000), refundable: usd(0) },
      'Nothing is left to give back.',
    ],
  ])('says why one cannot be picked: %s', (_, payment, words) => {
    openRefundForm({ payments: [samplePayment, payment] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Bank account/ }).disabled).toBe(true);
    expect(textOnScreen()).toContain(words);
  });

  it('says why none can be picked, where the button still shows', () => {
    openRefundForm({ payments: [debit], ...without('refund', 'nothing_refundable') });
    expect(textOnScreen()).toContain('Not settled yet.');
    expect(actionNames()).toEqual(['Back']);
  });

  it('is not offered without payments', () => {
    renderView(actionable({ payments: [], ...without('refund', 'nothing_refundable') }));
    expect(actionNames()).not.toContain('Refund');
  });

  it('leaves a payment alone whose refund is not certain yet', () => {
    openRefundForm(both, { operations: [operation({})] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Visa/ }).disabled).toBe(true);
    expect(textOnScreen()).toContain('An earlier refund of it is not certain yet.');
    expect(isChosen(/Bank account/)).toBe(true);
  });

  it('is held back altogether while the only one is not certain', () => {
    renderView(actionable({}, { operations: [operation({})] }));
    expect(isPaymentBlocked('Refund')).toBe(true);
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
    expect(document.body.textContent).toContain('Write a note');
    const note = screen.getByLabelText<HTMLTextAreaElement>('Note');
    expect(note.required).toBe(true);
    fireEvent.input(note, { target: { value: 'Charged twice.' } });
    expect(canReview()).toBe(true);
  });

  it('can be a limit: more than that cannot be reviewed, and the form says how much may', () => {
    open({ needsNote: false, limit: usd(100) });
    expect(canReview()).toBe(false);
    expect(document.body.textContent).toContain('Your administrator allows at most $1.00 in one refund.');
  });

  it('in another currency allows none, and says so', () => {
    open({ needsNote: false, limit: { value: 100_000_000, currency: 'EUR' } });
    expect(canReview()).toBe(false);
    expect(document.body.textContent).toContain('allows refunds in EUR only');
  });
});
