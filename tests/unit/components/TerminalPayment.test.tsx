// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
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
const steps = () => [...document.querySelectorAll('.steps li')].map(({ textContent }) => textContent);
const cancelName = () => actionNames().find((name) => name?.startsWith('Cancel'));

const card = { brand: 'Visa', last4: '4242' };
const approval = { card, approvalCode: '012345', hasReceipt: true };

describe('a payment on a terminal', () => {
  const [sent, waiting, authorizing, result] = [
    'Sent to the terminal',
    'Waiting for the card',
    'Authorizing',
    'Result',
  ] as const;
  const done = (step: string) => `${step} (Done)`;
  const not = (step: string) => `${step} (Not reached)`;
  const failed = (step: string) => `${step} (Unsuccessful)`;
  const paid = [done(sent), done(waiting), done(authorizing), done(result)];
  const unpaid = [done(sent), not(waiting), not(authorizing), failed(result)];

  it.each([
    ['pending', [sent, not(waiting), not(authorizing), not(result)], 'Sent to Front desk.'],
    [
      'waiting_for_card',
      [done(sent), waiting, not(authorizing), not(result)],
      'Waiting for a card on Front desk.',
    ],
    ['declined', [done(sent), waiting, failed(authorizing), not(result)], 'Try another card on Front desk'],
    ['authorising', [done(sent), done(waiting), authorizing, not(result)], 'Card read.'],
    ['approved', paid, 'Charged: '],
    ['partially_approved', paid, 'Part of $512.50 was charged.'],
    ['cancelled', unpaid, 'Nothing was charged'],
    ['timed_out', unpaid, 'Nothing was charged'],
    ['failed', unpaid, 'Nothing was charged'],
  ] as const)('shows how far it has come, in steps and in words: %s', (state, expected, words) => {
    show({ state, final: true });
    expect(steps()).toEqual(expected);
    const current = [sent, waiting, authorizing, result].find((step) => steps().includes(step));
    expect(document.querySelector('[aria-current="step"]')?.textContent).toBe(current);
    const live = document.querySelector('.terminal-payment [aria-live="polite"]');
    expect(live?.textContent).toContain(words);
  });

  it('that only its terminal has reported as over is still being followed', () => {
    show({ state: 'timed_out', final: false, doubt: 'checking' });
    expect(document.querySelector('[aria-current="step"]')?.textContent).toBe('Result');
    expect(steps()).not.toContain('Authorizing (Done)');
  });

  it('names the total with its parts', () => {
    show({});
    expect(screen.getByRole('region', { name: '$512.50 on Front desk' })).toBeTruthy();
    expect(textOnScreen()).toContain('$512.50 = $500.00 + $12.50 surcharge');
  });

  it('without a surcharge names the total alone', () => {
    show({ surcharge: usd(0), total: usd(50000) });
    expect(document.querySelector('.terminal-payment')?.textContent).not.toContain('surcharge');
  });

  it('is followed in the same live region, so that every step is read out', () => {
    const pod = show({ state: 'pending' });
    const live = document.querySelector('.terminal-payment [aria-live="polite"]');
    pod.show({ view: viewOf({ state: 'authorising' }) });
    expect(document.querySelector('.terminal-payment [aria-live="polite"]')).toBe(live);
    expect(live?.textContent).toContain('Waiting for the bank');
  });

  it('is the only one: no other can be started meanwhile', () => {
    const { callCount } = show({});
    expect(actionNames()).not.toContain('Send to Terminal');
    press('Pay Invoice');
    expect(callCount()).toBe(0);
    expect(textOnScreen()).toContain('A terminal payment is in progress.');
  });
});

describe('the time of a result', () => {
  const createdAt = '2026-05-31T12:00:00.000Z';
  const endedAt = '2026-05-31T12:03:40.000Z';
  const time = () => document.querySelector('.terminal-payment time');

  it.each(['approved', 'partially_approved', 'cancelled', 'timed_out', 'failed'] as const)(
    'is shown with it: %s',
    (state) => {
      show({ state, final: true, createdAt, endedAt });
      expect(time()?.getAttribute('datetime')).toBe(endedAt);
      expect(time()?.textContent).toBe(formatDateTime(endedAt));
    },
  );

  it('is when the payment was sent if WisePay does not say when it ended', () => {
    show({ state: 'approved', createdAt });
    expect(time()?.textContent).toBe(formatDateTime(createdAt));
  });

  it('is not shown where WisePay does not tell it', () => {
    show({ state: 'approved' });
    expect(textOnScreen()).toContain('Approved.');
    expect(time()).toBeNull();
  });

  it.each([{ state: 'waiting_for_card' }, { state: 'timed_out', final: false, endedAt }] as const)(
    'is not shown before the result is certain: %j',
    (change) => {
      show({ createdAt, ...change });
      expect(time()).toBeNull();
    },
  );
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
    press('Canceling…');
    expect(callCount()).toBe(0);
    cleanup();
    show({ cancelRequested: true });
    expect(cancelName()).toBeUndefined();
    expect(textOnScreen()).toContain(
      'Canceling… If a card is read before this finishes, it will still be charged.',
    );
  });

  it('is not asked for again while it is not known whether the first wish arrived', () => {
    const operations = [operation({ kind: 'terminal_cancel', state: 'open' })];
    renderPod({ view: { ...viewOf({}), operations } });
    expect(isPaymentBlocked('Canceling…')).toBe(true);
    expect(textOnScreen()).toContain('We’re confirming whether the cancellation reached WisePay');
  });

  it('that came too late says the truth', () => {
    const operations = [operation({ kind: 'terminal_cancel', state: 'refused', problemCode: 'too_late' })];
    const { panel } = renderPod({
      view: { ...viewOf({ state: 'approved', cancelRequested: true, ...approval }), operations },
    });
    expect(textOnScreen()).toContain(
      'The cancellation came too late. Charged: $512.50 = $500.00 + $12.50 surcharge.',
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
    expect(textOnScreen()).toContain('The surcharge depends on the card.');
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
    expect(textOnScreen()).toContain('Approved. Charged: $500.00.');
    expect(textOnScreen()).toContain(words);
  });

  it('is what the total is above the amount where WisePay does not name it', () => {
    const { surcharge: _untold, ...untold } = terminalPayment;
    const view = actionable({}, { terminalPayment: { ...untold, state: 'approved', ...approval } });
    renderPod({ view });
    expect(textOnScreen()).toContain('Charged: $512.50 = $500.00 + $12.50 surcharge.');
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
    expect(text).toContain('Approved. Charged: $512.50 = $500.00 + $12.50 surcharge.');
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
      'Partially approved. $200.00 of $512.50 was charged. $804.88 is still due.',
    );
    expect(textOnScreen()).toContain('Requested$512.50 = $500.00 + $12.50 surchargeApproved$200.00');
    expect(actionNames()).toContain('Send to Terminal');
  });

  it('partly approved: that nothing is left, where the rest was paid meanwhile', () => {
    show({ state: 'partially_approved', approved: usd(20000), ...approval }, { balance: usd(0) });
    expect(textOnScreen()).toContain('was charged. Nothing more is due on this invoice.');
  });

  it.each([
    ['cancelled', undefined, 'Nothing was charged. You can send the payment again.'],
    ['cancelled', 'cancelled_on_device', 'Nothing was charged: it was canceled on the terminal.'],
    ['timed_out', 'no_card', 'Nothing was charged: no card was used.'],
    ['timed_out', 'terminal_silent', 'Nothing was charged: the terminal didn’t respond.'],
    ['failed', 'terminal_offline', 'Nothing was charged: the terminal lost its connection.'],
    ['failed', 'constructor', 'Nothing was charged: constructor.'],
  ] as const)('%s (%s): says that no money moved and what to do next', (state, reason, words) => {
    show({ state, final: true, ...(reason !== undefined && { reason }) });
    expect(textOnScreen()).toContain(words);
    expect(actionNames()).toContain('Done');
    expect(actionNames()).toContain('Send to Terminal');
  });

  it.each(['declined', 'waiting_for_card'] as const)(
    'declined is not the end: it looks like a decline, and says why and what to do next (%s)',
    (state) => {
      show({ state, reason: 'insufficient_funds' });
      const declined = document.querySelector('.card-declined');
      expect(declined?.querySelector('svg')).not.toBeNull();
      expect([...(declined?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent)).toEqual([
        'Card declined',
        'Reason: insufficient funds.',
        'Nothing was charged. Try another card on Front desk, or cancel the payment.',
      ]);
      expect(actionNames()).not.toContain('Done');
    },
  );

  it('a declined payment that is being canceled does not ask for another card', () => {
    show({ state: 'declined', reason: 'insufficient_funds', cancelRequested: true });
    expect(document.querySelector('.card-declined')).toBeNull();
    expect(textOnScreen()).toContain('Canceling…');
  });

  it.each([
    [undefined, 'Card declinedNothing was charged.'],
    ['constructor', 'Card declinedReason: constructor.Nothing was charged.'],
  ])('declined: says why as far as WisePay says: %s', (reason, words) => {
    show({ state: 'declined', ...(reason !== undefined && { reason }) });
    expect(textOnScreen()).toContain(words);
  });
});
