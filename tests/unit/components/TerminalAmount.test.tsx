// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { actionable, usd } from '../support/actionable.ts';
import {
  described,
  isPaymentBlocked,
  press,
  renderView,
  textOnScreen,
  type,
} from '../support/render-pod.tsx';
import { amount, chargeButton, choose, openForm, problem } from '../support/terminal-form.ts';

afterEach(cleanup);

/** The form, which was open already when the surcharge could no longer be read. */
function openWithoutSurcharge() {
  const pod = openForm({}, { lastTerminalId: 'trm_front' });
  pod.show({ view: actionable({ surcharge: null }, { lastTerminalId: 'trm_front' }) });
  return pod;
}

describe('the amount', () => {
  it('starts with the balance, and comes to a total with the surcharge before anything is sent', () => {
    openForm();
    expect(amount().value).toBe('1000.00');
    expect(textOnScreen()).toContain(`Surcharge${formatMoney(usd(2500))}`);
    expect(textOnScreen()).toContain(`Total${formatMoney(usd(102500))}`);
  });

  const upTo = [
    { method: 'card', percent: 2.5 },
    { method: 'card', cardKind: 'debit', percent: 0 },
  ];

  it('comes to a total with and without the surcharge where that depends on the card', () => {
    const { panel } = openForm({ surcharge: upTo }, { lastTerminalId: 'trm_front' });
    expect(textOnScreen()).toContain('SurchargeUp to $25.00');
    expect(textOnScreen()).toContain('Total$1,000.00 to $1,025.00');
    expect(textOnScreen()).toContain('The surcharge depends on the card.');
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith({
      terminalId: 'trm_front',
      amount: usd(100000),
      invoiceVersion: '1',
    });
  });

  it('is not sent where the surcharge cannot be read: nobody could see the total', () => {
    const { panel } = openWithoutSurcharge();
    expect(textOnScreen()).toContain('We couldn’t read WisePay’s surcharge, so the total isn’t known.');
    expect(textOnScreen()).not.toContain('Total$1,000.00');
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
    press('Take the card in WisePay instead');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('card_present');
  });

  it('has no form while the surcharge cannot be read: the button says so, and what helps', () => {
    const { panel } = renderView(actionable({ surcharge: null }));
    expect(isPaymentBlocked('Send to Terminal')).toBe(true);
    expect(described('Send to Terminal')).toContain('We couldn’t read WisePay’s surcharge');
    press('Send to Terminal');
    expect(screen.queryByRole('heading', { name: 'Send to Terminal' })).toBeNull();
    press('Open WisePay');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('home');
  });

  it('has a form where every terminal is busy or offline', () => {
    openForm({ terminals: [{ id: 'trm_1', label: 'Desk', state: 'offline' }] });
    expect(screen.getByRole('heading', { name: 'Send to Terminal' })).toBeTruthy();
  });

  it('is named on the last button in total, with the surcharge', () => {
    openForm();
    expect(screen.getByRole('button', { name: chargeButton }).textContent).toBe('Charge $1,025.00');
    type('Amount', '600');
    expect(screen.getByRole('button', { name: chargeButton }).textContent).toBe('Charge $615.00');
  });

  it('is named as the most that a card may be charged where that depends on the card', () => {
    openForm({ surcharge: upTo });
    expect(screen.getByRole('button', { name: chargeButton }).textContent).toBe('Charge up to $1,025.00');
  });

  it.each([
    ['a surcharge', openWithoutSurcharge],
    [
      'an amount',
      () => {
        openForm({}, { lastTerminalId: 'trm_front' });
        type('Amount', 'x');
      },
    ],
  ])('is not named without %s to read', (_, open) => {
    open();
    const button = screen.getByRole('button', { name: chargeButton });
    expect(button.textContent).toBe('Charge card');
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('says nothing of the card where the surcharge is the same for all', () => {
    openForm();
    expect(textOnScreen()).not.toContain('depends on the card');
  });

  it('shows no surcharge where no card costs one', () => {
    openForm({ surcharge: [{ method: 'bank_debit', percent: 1 }] });
    expect(textOnScreen()).not.toContain('Surcharge');
    expect(textOnScreen()).toContain(`Total${formatMoney(usd(100000))}`);
  });

  it('never adds up two rules for cards', () => {
    const rules = [
      { method: 'card', percent: 1.5 },
      { method: 'card', percent: 2.5 },
    ];
    openForm({ surcharge: rules });
    expect(textOnScreen()).toContain('SurchargeUp to $25.00');
    expect(textOnScreen()).toContain('Total$1,015.00 to $1,025.00');
  });

  it.each([
    ['JPY', 98000, 2450, '¥98,000 to ¥100,450'],
    ['KWD', 45125, 1128, 'KWD 45.125 to KWD 46.253'],
  ])('keeps to the decimals of %s on both sides', (currency, balance, _, total) => {
    openForm({ currency, balance: { value: balance, currency }, surcharge: upTo });
    expect(textOnScreen()).toContain(`Total${total}`);
  });

  it.each([
    ['', 'Enter an amount.'],
    ['1e3', 'Enter a number, such as 1250.00.'],
    ['1.005', 'USD has 2 decimal places.'],
    ['-5', 'Enter an amount above zero.'],
    ['1000.01', `The balance is ${formatMoney(usd(100000))}. Enter that or less.`],
    ['9'.repeat(30), 'The amount is too large.'],
  ])('is refused in words beside the field, and nothing can be sent: %s', (text, words) => {
    const { panel } = openForm({}, { lastTerminalId: 'trm_front' });
    type('Amount', text);
    expect(problem()).toContain(words);
    expect(amount().getAttribute('aria-invalid')).toBe('true');
    expect(textOnScreen()).not.toContain('Surcharge');
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it.each([
    ['750', 75000],
    ['1,000.00', 100000],
    ['0,5', 50],
    ['١٢', 1200],
  ])('is sent exactly as it was typed, in minor units: %s', (text, value) => {
    const { panel } = openForm();
    choose('Service counter');
    type('Amount', text);
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith({
      terminalId: 'trm_service',
      amount: usd(value),
      invoiceVersion: '1',
    });
  });

  it('keeps to the currency’s own decimals', () => {
    const kwd = (value: number) => ({ value, currency: 'KWD' });
    const { panel } = openForm(
      { currency: 'KWD', balance: kwd(120500), surcharge: [] },
      { lastTerminalId: 'trm_front' },
    );
    expect(amount().value).toBe('120.500');
    type('Amount', '0.125');
    press(chargeButton);
    expect(panel.sendToTerminal.mock.calls[0]?.[0].amount).toEqual(kwd(125));
  });
});
