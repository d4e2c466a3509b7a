// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { actionable, usd } from '../support/actionable.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { chooseReason, isChosen, openRefundForm, reviewRefund, toggle } from '../support/refund-form.ts';
import { press, textOnScreen, type } from '../support/render-pod.tsx';

afterEach(cleanup);

describe('how much', () => {
  it.each([
    ['600.01', `You can refund up to ${formatMoney(usd(60000))} of this payment.`],
    ['1.005', 'USD has 2 decimal places.'],
    ['0', 'Enter an amount above zero.'],
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
    expect(textOnScreen()).toContain('SurchargeNot refunded');
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
    expect(textOnScreen()).toContain('SurchargeNot refunded');
    press(`Refund ${formatMoney(usd(60000))}`);
    expect(panel.refund.mock.calls[0]?.[0].refunds[0]?.includesSurcharge).toBe(false);
  });

  it('leaves a surcharge out as soon as it may no longer go back', () => {
    const { show } = openRefundForm();
    chooseReason('other');
    show({ view: actionable({ version: '2', surchargeInRefunds: 'never' }) });
    press('Review');
    expect(screen.getByRole('button', { name: `Refund ${formatMoney(usd(60000))}` })).toBeTruthy();
  });

  it('voids a payment with its surcharge even where surcharges are not refunded', () => {
    const pending = { ...samplePayment, state: 'pending' } as const;
    const { panel } = reviewRefund({ payments: [pending], surchargeInRefunds: 'never' });
    press(`Void ${formatMoney(usd(61500))}`);
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
    expect(item?.textContent).toContain('Void the payment by Visa •••• 4242');
    expect(item?.textContent).toContain('$615.00 = $600.00 + $15.00 surcharge');
    press('Back');
    expect(screen.queryByLabelText('Amount')).toBeNull();
    expect(textOnScreen()).toContain('The customer won’t be charged.');
    press('Review');
    press(`Void ${formatMoney(usd(61500))}`);
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
    press(`Void ${formatMoney(usd(61500))}`);
    expect(panel.refund.mock.calls[0]?.[0].refunds[0]?.includesSurcharge).toBe(true);
  });
});
