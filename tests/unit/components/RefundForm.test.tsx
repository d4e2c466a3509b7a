// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '#lib/i18n/translate.ts';
import { formatMoney } from '#lib/money/money.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, operation, usd, without } from '../support/actionable.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { chooseReason, isChosen, openRefundForm, reviewRefund, toggle } from '../support/refund-form.ts';
import {
  actionNames,
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

describe('how much', () => {
  it.each([
    ['600.01', `More than is left of this payment: ${formatMoney(usd(60000))}.`],
    ['1.005', 'USD has 2 decimals.'],
    ['0', 'The amount has to be above zero.'],
    ['', 'Enter an amount.'],
  ])('is refused before anything is sent: %s', (text, words) => {
    openRefundForm();
    chooseReason('other');
    type('Amount', text);
    expect(textOnScreen()).toContain(words);
    press('Review');
    expect(screen.queryByRole('heading', { name: 'Review the refund' })).toBeNull();
  });

  it('includes the surcharge in proportion, and can leave it out', async () => {
    const { panel } = openRefundForm();
    chooseReason('overcharged');
    type('Amount', '100,00');
    expect(
      screen.getByRole('checkbox', { name: `Include the surcharge of ${formatMoney(usd(250))}` }),
    ).toBeTruthy();
    toggle(/Include the surcharge/);
    press('Review');
    expect(textOnScreen()).toContain('SurchargeNot included');
    press(`Refund ${formatMoney(usd(10000))}`);
    expect(panel.refund).toHaveBeenCalledExactlyOnceWith({
      refunds: [{ paymentId: 'pay_1', amount: usd(10000), includesSurcharge: false }],
      reason: 'overcharged',
    });
  });

  const kept: [string, Parameters<typeof actionable>, string][] = [
    [
      'the merchant',
      [{ surchargeInRefunds: 'never' }],
      'The $15.00 surcharge can’t be refunded: this merchant doesn’t refund surcharges.',
    ],
    [
      'the administrator',
      [{ surchargeInRefunds: 'included' }, { refundRules: { needsNote: false, surcharge: 'never' } }],
      'The $15.00 surcharge can’t be refunded: your administrator doesn’t allow it.',
    ],
    [
      'the payment',
      [{ payments: [{ ...samplePayment, surchargeRefundable: false }] }],
      'WisePay can’t refund the $15.00 surcharge on this payment.',
    ],
  ];
  it.each(kept)('leaves out a surcharge that stays by the word of %s, and says so', (_, view, words) => {
    const { panel } = openRefundForm(...view);
    expect(screen.queryByRole('checkbox', { name: /surcharge/ })).toBeNull();
    const facts = screen.getByRole('checkbox', { name: /Visa/ }).getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(facts)?.textContent).toContain(words);
    chooseReason('overcharged');
    press('Review');
    expect(textOnScreen()).toContain('SurchargeNot included');
    press(`Refund ${formatMoney(usd(60000))}`);
    expect(panel.refund.mock.calls[0]?.[0].refunds[0]?.includesSurcharge).toBe(false);
  });

  it('leaves a surcharge out as soon as it may not go back any more', () => {
    const { show } = openRefundForm();
    chooseReason('other');
    show({ view: actionable({ version: '2', surchargeInRefunds: 'never' }) });
    press('Review');
    expect(screen.getByRole('button', { name: `Refund ${formatMoney(usd(60000))}` })).toBeTruthy();
  });

  it('voids a payment with its surcharge even where surcharges are not refunded', () => {
    const pending = { ...samplePayment, state: 'pending' } as const;
    const { panel } = reviewRefund({ payments: [pending], surchargeInRefunds: 'never' });
    press(`Refund ${formatMoney(usd(61500))}`);
    expect(panel.refund.mock.calls[0]?.[0].refunds[0]?.includesSurcharge).toBe(true);
  });

  it.each<[string, Parameters<typeof actionable>, boolean]>([
    ['as the merchant has it', [{ surchargeInRefunds: 'left_out' }], false],
    [
      'as the merchant has it, before the administrator',
      [{ surchargeInRefunds: 'included' }, { refundRules: { needsNote: false, surcharge: 'left_out' } }],
      true,
    ],
    [
      'as the administrator has it, where the merchant says nothing',
      [{}, { refundRules: { needsNote: false, surcharge: 'left_out' } }],
      false,
    ],
    ['included, where nobody says anything', [{}], true],
  ])('begins with the surcharge %s, and lets the person decide', (_, view, isIncluded) => {
    const { panel } = openRefundForm(...view);
    expect(isChosen(/Include the surcharge/)).toBe(isIncluded);
    toggle(/Include the surcharge/);
    chooseReason('overcharged');
    press('Review');
    press(/^Refund \$/);
    expect(panel.refund.mock.calls[0]?.[0].refunds[0]?.includesSurcharge).toBe(!isIncluded);
  });

  it('has no switch where there was no surcharge', () => {
    openRefundForm({ payments: [sampleDebit] });
    expect(screen.queryByRole('checkbox', { name: /surcharge/ })).toBeNull();
  });

  it('is the whole of a card payment that has not settled, which is voided and named so', () => {
    const { panel } = reviewRefund({ payments: [{ ...samplePayment, state: 'pending' }] });
    const item = screen.getAllByRole('listitem')[0];
    expect(item?.textContent).toContain('Void of the payment by Visa •••• 4242');
    press('Back');
    expect(screen.queryByLabelText('Amount')).toBeNull();
    expect(textOnScreen()).toContain('It is voided, so that it is never collected.');
    press('Review');
    press(`Refund ${formatMoney(usd(61500))}`);
    expect(panel.refund.mock.calls[0]?.[0].refunds).toEqual([
      { paymentId: 'pay_1', amount: usd(60000), includesSurcharge: true },
    ]);
  });

  it('of a void includes the surcharge, even if it had been left out before', () => {
    const { show, panel } = openRefundForm();
    chooseReason('other');
    toggle(/Include the surcharge/);
    show({ view: actionable({ payments: [{ ...samplePayment, state: 'pending' }] }) });
    press('Review');
    press(`Refund ${formatMoney(usd(61500))}`);
    expect(panel.refund.mock.calls[0]?.[0].refunds[0]?.includesSurcharge).toBe(true);
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
