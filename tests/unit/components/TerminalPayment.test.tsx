// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import type { ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, operation, terminalPayment, usd } from '../support/actionable.ts';
import { actionNames, isPaymentBlocked, press, renderPod, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

type Change = Partial<ShownTerminalPayment>;

const viewOf = (change: Change, invoice: Partial<ReadyView['invoice']> = {}) =>
  actionable(invoice, { terminalPayment: { ...terminalPayment, ...change } });
const show = (change: Change, invoice: Partial<ReadyView['invoice']> = {}) =>
  renderPod({ view: viewOf(change, invoice) });
const currentStep = () => document.querySelector('[aria-current="step"]')?.textContent;
const cancelName = () => actionNames().find((name) => name?.startsWith('Cancel'));

const card = { brand: 'Visa', last4: '4242' };
const approval = { card, approvalCode: '012345', hasReceipt: true };

describe('a payment on a terminal', () => {
  it.each([
    ['pending', 'Sent to the terminal', 'Sent to Front desk.'],
    ['waiting_for_card', 'Waiting for the card', 'Front desk waits for the card.'],
    ['declined', 'Waiting for the card', 'Front desk waits for another card.'],
    ['authorising', 'Authorising', 'A card has been presented'],
    ['approved', 'Result', 'was charged'],
    ['cancelled', 'Result', 'Nothing was charged'],
  ] as const)('shows how far it has come, in steps and in words: %s', (state, step, words) => {
    show({ state });
    expect(screen.getAllByRole('listitem').length).toBeGreaterThanOrEqual(4);
    expect(currentStep()).toBe(step);
    const live = document.querySelector('.terminal-payment [aria-live="polite"]');
    expect(live?.textContent).toContain(words);
  });

  it('is followed in the same live region, so that every step is read out', () => {
    const pod = show({ state: 'pending' });
    const live = document.querySelector('.terminal-payment [aria-live="polite"]');
    pod.show({ view: viewOf({ state: 'authorising' }) });
    expect(document.querySelector('.terminal-payment [aria-live="polite"]')).toBe(live);
    expect(live?.textContent).toContain('the bank is being asked');
  });

  it('is the only one: no other can be started meanwhile', () => {
    const { callCount } = show({});
    expect(actionNames()).not.toContain('Send to Terminal');
    press('Pay Invoice');
    expect(callCount()).toBe(0);
    expect(textOnScreen()).toContain('A payment is open on a terminal.');
  });
});

describe('cancelling', () => {
  it.each(['pending', 'waiting_for_card', 'declined'] as const)('works while %s', (state) => {
    const { panel } = show({ state });
    press('Cancel');
    expect(panel.cancelTerminalPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
  });

  it.each(['authorising', 'approved', 'cancelled', 'timed_out', 'failed'] as const)(
    'is not offered once it is too late: %s',
    (state) => {
      show({ state });
      expect(cancelName()).toBeUndefined();
    },
  );

  it('is asked for once: while it is sent, and after it was taken', () => {
    const { callCount } = renderPod({ view: viewOf({}), busy: 'terminal_cancel' });
    press('Cancelling…');
    expect(callCount()).toBe(0);
    cleanup();
    show({ cancelRequested: true });
    expect(cancelName()).toBeUndefined();
    expect(textOnScreen()).toContain('Cancelling… A card that is presented before that is still charged.');
  });

  it('is not asked for again while it is not known whether the first wish arrived', () => {
    const operations = [operation({ kind: 'terminal_cancel', state: 'open' })];
    renderPod({ view: { ...viewOf({}), operations } });
    expect(isPaymentBlocked('Cancelling…')).toBe(true);
    expect(textOnScreen()).toContain('We do not know yet whether the cancellation reached WisePay');
  });

  it('that came too late says the truth', () => {
    const operations = [operation({ kind: 'terminal_cancel', state: 'refused', problemCode: 'too_late' })];
    const { panel } = renderPod({
      view: { ...viewOf({ state: 'approved', cancelRequested: true, ...approval }), operations },
    });
    expect(textOnScreen()).toContain(
      `The cancellation came too late. ${formatMoney(usd(51250))} was charged.`,
    );
    expect(textOnScreen()).toContain('Too late to cancel');
    expect(textOnScreen()).not.toContain('Nothing was charged');
    press('Dismiss');
    expect(panel.dismiss).toHaveBeenCalledExactlyOnceWith('int_1');
  });
});

describe('a surcharge that depends on the card', () => {
  const range = { leastTotal: usd(50000) };

  it('leaves the total open as long as the card is not known', () => {
    const pod = show(range);
    expect(screen.getByRole('region', { name: '$500.00 to $512.50 on Front desk' })).toBeTruthy();
    pod.show({ view: viewOf({ state: 'authorising', surcharge: usd(0), total: usd(50000) }) });
    expect(screen.getByRole('region', { name: '$500.00 on Front desk' })).toBeTruthy();
  });

  it.each([
    ['debit', 'Visa •••• 4242 (debit)'],
    ['DEBIT', 'Visa •••• 4242 (debit)'],
    ['deferred_charge', 'Visa •••• 4242 (deferred_charge)'],
    ['', 'Visa •••• 4242Approval'],
  ])('is told as it was really charged, with the kind of card: %j', (kind, words) => {
    const charged = { surcharge: usd(0), total: usd(50000), approved: usd(50000) };
    show({ state: 'approved', ...approval, ...charged, card: { ...card, kind } });
    expect(textOnScreen()).toContain('$500.00 was charged.');
    expect(textOnScreen()).toContain('Surcharge$0.00Total$500.00');
    expect(textOnScreen()).toContain(words);
  });

  it('is what the total is above the amount where WisePay does not name it', () => {
    const { surcharge: _untold, ...untold } = terminalPayment;
    const view = actionable({}, { terminalPayment: { ...untold, state: 'approved', ...approval } });
    renderPod({ view });
    expect(textOnScreen()).toContain('Surcharge$12.50Total$512.50');
  });

  it('that was not taken charged nothing', () => {
    show({ state: 'timed_out', final: true, ...range });
    expect(textOnScreen()).toContain('Nothing was charged');
  });
});

describe('the end of a payment on a terminal', () => {
  it('approved: what it came to, with what card, and the receipt', () => {
    const { panel } = show({ state: 'approved', ...approval });
    const text = textOnScreen();
    expect(text).toContain(`Amount${formatMoney(usd(50000))}`);
    expect(text).toContain(`Surcharge${formatMoney(usd(1250))}`);
    expect(text).toContain(`Total${formatMoney(usd(51250))}`);
    expect(screen.getByText('Visa •••• 4242').tagName).toBe('BDI');
    expect(text).toContain('Approval code 012345');
    press('Receipt');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('receipt', 'tp_1');
    press('Done');
    expect(panel.dismissTerminalPayment).toHaveBeenCalledOnce();
  });

  it('has no receipt button without a receipt', () => {
    show({ state: 'approved', ...approval, hasReceipt: false });
    expect(actionNames()).not.toContain('Receipt');
  });

  it('partly approved: what was charged, and what is left', () => {
    show({ state: 'partially_approved', approved: usd(20000), ...approval }, { balance: usd(80488) });
    expect(textOnScreen()).toContain(
      `${formatMoney(usd(20000))} of ${formatMoney(usd(51250))} was charged. ${formatMoney(usd(80488))} is left to pay`,
    );
    expect(textOnScreen()).not.toContain(`Total${formatMoney(usd(51250))}`);
    expect(actionNames()).toContain('Send to Terminal');
  });

  it('partly approved: that nothing is left, where the rest was paid meanwhile', () => {
    show({ state: 'partially_approved', approved: usd(20000), ...approval }, { balance: usd(0) });
    expect(textOnScreen()).toContain('was charged. Nothing is left to pay on this invoice.');
  });

  it.each([
    ['cancelled', undefined, 'Nothing was charged. You can send the payment again.'],
    ['cancelled', 'cancelled_on_device', 'Nothing was charged: it was cancelled on the terminal.'],
    ['timed_out', 'no_card', 'Nothing was charged: no card was presented.'],
    ['timed_out', 'terminal_silent', 'Nothing was charged: the terminal did not answer.'],
    ['failed', 'terminal_offline', 'Nothing was charged: the terminal lost its connection.'],
    ['failed', 'constructor', 'Nothing was charged: constructor.'],
  ] as const)('%s (%s): says that no money moved and what to do next', (state, reason, words) => {
    show({ state, final: true, ...(reason !== undefined && { reason }) });
    expect(textOnScreen()).toContain(words);
    expect(actionNames()).toContain('Done');
    expect(actionNames()).toContain('Send to Terminal');
  });

  it.each(['declined', 'waiting_for_card'] as const)(
    'declined is not the end: it says why, and that the terminal waits (%s)',
    (state) => {
      show({ state, reason: 'insufficient_funds' });
      expect(textOnScreen()).toContain(
        'The card was declined: insufficient funds. Nothing was charged. Front desk waits for another card.',
      );
      expect(actionNames()).not.toContain('Done');
    },
  );

  it.each([
    [undefined, 'The card was declined. Nothing was charged.'],
    ['constructor', 'The card was declined: constructor. Nothing was charged.'],
  ])('declined: says why as far as WisePay says: %s', (reason, words) => {
    show({ state: 'declined', ...(reason !== undefined && { reason }) });
    expect(textOnScreen()).toContain(words);
  });
});
