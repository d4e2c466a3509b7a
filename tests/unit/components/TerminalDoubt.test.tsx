// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import type { ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, terminalPayment, usd } from '../support/actionable.ts';
import {
  actionNames,
  isPaymentBlocked,
  press,
  renderPod,
  renderView,
  textOnScreen,
} from '../support/render-pod.tsx';

afterEach(cleanup);

type Change = Partial<ShownTerminalPayment>;

const show = (change: Change, view: Partial<Omit<ReadyView, 'invoice'>> = {}) =>
  renderView(actionable({}, { terminalPayment: { ...terminalPayment, ...change }, ...view }));
const left = (change: Change = {}, view: Partial<Omit<ReadyView, 'invoice'>> = {}) =>
  actionable({}, { lastTerminalId: 'trm_front', leftPayments: [{ ...terminalPayment, ...change }], ...view });
const inFull = formatMoney(usd(51250));
const acknowledge = () =>
  fireEvent.click(screen.getByRole('checkbox', { name: 'Take another payment anyway' }));

describe('a terminal that does not answer', () => {
  it.each([
    ['a bank that is asked', { state: 'authorising' }],
    ['a cancellation', { cancelRequested: true }],
  ] as const)('is said to have its time, which is named: %s', (_, change) => {
    show(change);
    expect(textOnScreen()).toContain('After 2 minutes without an answer, this panel says what you can do.');
    expect(actionNames()).not.toContain('Go on and keep checking');
    cleanup();
    show(change, { terminalPatienceSeconds: 45 });
    expect(textOnScreen()).toContain('After 45 seconds without an answer');
  });

  it('is said so, with all that helps', () => {
    const pod = show({ state: 'authorising', doubt: 'unanswered' });
    expect(textOnScreen()).toContain('The terminal does not answer. It may still charge the card.');
    press('Check again');
    expect(pod.panel.checkAgain).toHaveBeenCalledOnce();
    press('Open the card-present screen in WisePay');
    expect(pod.panel.open).toHaveBeenCalledExactlyOnceWith('card_present');
    press('Go on and keep checking');
    expect(pod.panel.leaveTerminalPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
  });

  it('can be asked to cancel once more, unless the bank is asked already', () => {
    const { panel } = show({ cancelRequested: true, doubt: 'unanswered' });
    press('Cancel');
    expect(panel.cancelTerminalPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
    cleanup();
    show({ state: 'authorising', doubt: 'unanswered' });
    expect(actionNames()).not.toContain('Cancel');
  });

  it('has other payments wait until it is left', () => {
    show({ state: 'authorising', doubt: 'unanswered' });
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
    expect(actionNames()).not.toContain('Send to Terminal');
    expect(textOnScreen()).toContain('or when you go on without it');
  });
});

describe('an end that WisePay does not stand for', () => {
  it.each([
    ['timed_out', 'The terminal reported a time-out.'],
    ['failed', 'The terminal reported a failure.'],
    ['cancelled', 'The terminal reported a cancellation.'],
  ] as const)('is told as what it is, and nothing is said to be certain: %s', (state, words) => {
    show({ state, final: false, doubt: 'checking', reason: 'no_card' });
    expect(textOnScreen()).toContain(words);
    expect(textOnScreen()).toContain('We are checking with WisePay whether the card was charged.');
    expect(textOnScreen()).not.toContain('Nothing was charged');
    expect(textOnScreen()).not.toContain('You can send the payment again');
    expect(actionNames()).not.toContain('Done');
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
  });

  it('says what to do once WisePay has not confirmed it in time', () => {
    show({ state: 'timed_out', doubt: 'unconfirmed' });
    expect(textOnScreen()).toContain(
      'WisePay has not confirmed whether the card was charged. Look at the card-present screen in WisePay before you take another payment.',
    );
    expect(actionNames()).toContain('Open the card-present screen in WisePay');
  });

  it('is an approval as soon as that is known', () => {
    const pod = show({ state: 'timed_out', doubt: 'checking' });
    pod.show({ view: actionable({}, { terminalPayment: { ...terminalPayment, state: 'approved' } }) });
    expect(textOnScreen()).toContain(`Approved. ${inFull} was charged.`);
  });
});

describe('a payment that was left', () => {
  it('is named on the invoice until its outcome is known', () => {
    renderView(left({ state: 'authorising', doubt: 'unanswered' }));
    expect(
      screen.getByRole('heading', { name: `A payment of ${inFull} on Front desk is still unknown` }),
    ).toBeTruthy();
    expect(textOnScreen()).toContain('It may still charge the card.');
    expect(actionNames()).not.toContain('Got it');
  });

  it('has the payments screen opened only after a warning', async () => {
    const { panel } = renderView(left());
    press('Pay Invoice');
    expect(panel.pay).not.toHaveBeenCalled();
    expect(textOnScreen()).toContain(
      `The payment of ${inFull} on Front desk may still charge the card. With another payment now, the customer may pay twice.`,
    );
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
    acknowledge();
    press('Pay Invoice');
    expect(panel.pay).toHaveBeenCalledExactlyOnceWith(undefined, ['tp_1']);
  });

  it('has a payment sent to a terminal only after a warning', () => {
    const { panel } = renderView(left());
    press('Send to Terminal');
    expect(isPaymentBlocked('Send to Terminal')).toBe(true);
    acknowledge();
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ acknowledgedPayments: ['tp_1'] }),
    );
  });

  it('has to be acknowledged once more where another one has become uncertain since', () => {
    const { show: draw, panel } = renderView(left());
    press('Send to Terminal');
    acknowledge();
    const second = { ...terminalPayment, id: 'tp_2' };
    draw({ view: left({}, { leftPayments: [terminalPayment, second] }) });
    expect(isPaymentBlocked('Send to Terminal')).toBe(true);
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('shows no payment link: nobody warns the payer', () => {
    const paymentLink = 'https://app.wisepay.example/link/1';
    renderView(left({}, { paymentLink }));
    expect(document.querySelector('.payment-link')).toBeNull();
    cleanup();
    renderView(left({ state: 'timed_out', final: true }, { paymentLink }));
    expect(document.querySelector('.payment-link')).not.toBeNull();
  });

  it.each([
    [{ state: 'approved' }, `${inFull} was charged on Front desk.`],
    [
      { state: 'timed_out', final: true },
      `The payment of ${inFull} on Front desk timed out. Nothing was charged.`,
    ],
  ] as const)('tells its outcome until that is put away: %s', (change, words) => {
    const { panel } = renderView(left(change));
    expect(textOnScreen()).toContain(words);
    press('Got it');
    expect(panel.dismissLeftPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
  });

  it('can be put away by whoever has looked in WisePay, where that does not confirm it', () => {
    const { panel } = renderView(left({ state: 'failed', doubt: 'unconfirmed' }));
    press('I have checked in WisePay');
    expect(panel.dismissLeftPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
    cleanup();
    renderView(left({ state: 'failed', doubt: 'checking' }));
    expect(actionNames()).not.toContain('I have checked in WisePay');
  });

  it('tells its outcome on another invoice, with its number', () => {
    const payment = { ...terminalPayment, state: 'approved' } as const;
    renderView(actionable({}, { leftElsewhere: [{ invoiceNumber: '20177', payment }] }));
    expect(screen.getByRole('heading', { name: 'Invoice 20177' })).toBeTruthy();
    expect(textOnScreen()).toContain(`${inFull} was charged on Front desk.`);
  });
});

describe('what was done while the invoice could not be looked at afterwards', () => {
  const error = { code: 'server_error', details: { requestId: 'req-1' } } as const;

  it.each([
    ['terminal', 'WisePay has accepted the payment'],
    ['terminal_cancel', 'WisePay has accepted the cancellation'],
    ['refund', 'WisePay has accepted the refund'],
    ['remind', 'WisePay has accepted the reminder'],
    ['step_up', 'WisePay has accepted the refund'],
  ] as const)('is told as accepted, and that only the newest state is missing: %s', (action, title) => {
    const { panel } = renderPod({ view: actionable(), unread: { action, accepted: true, error } });
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(textOnScreen()).toContain('Only the newest state of the invoice could not be read');
    expect(textOnScreen()).toContain('Do not do it again');
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('is told also where the person may not see the invoice any more', () => {
    const unread = { action: 'terminal', accepted: true, error } as const;
    renderPod({ view: { kind: 'refused', reason: 'user_inactive', email: 'pat@x.example' }, unread });
    expect(textOnScreen()).toContain('WisePay has accepted the payment');
    expect(textOnScreen()).toContain('req-1');
  });

  it('is not told as accepted where it was not', () => {
    renderPod({ view: actionable(), unread: { action: 'refund', accepted: false, error } });
    expect(textOnScreen()).toContain('The newest state could not be read');
    expect(textOnScreen()).not.toContain('accepted');
  });
});
