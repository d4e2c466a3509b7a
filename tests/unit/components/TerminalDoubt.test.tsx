// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
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
import { chargeButton } from '../support/terminal-form.ts';

afterEach(cleanup);

type Change = Partial<ShownTerminalPayment>;

const show = (change: Change, view: Partial<Omit<ReadyView, 'invoice'>> = {}) =>
  renderView(actionable({}, { terminalPayment: { ...terminalPayment, ...change }, ...view }));
const createdAt = '2026-05-31T12:00:00.000Z';
const endedAt = '2026-05-31T12:00:40.000Z';
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
    expect(textOnScreen()).toContain(
      'If there’s no answer after 2 minutes, this panel tells you what to do.',
    );
    expect(actionNames()).not.toContain('Continue and keep checking');
    cleanup();
    show(change, { terminalPatienceSeconds: 45 });
    expect(textOnScreen()).toContain('If there’s no answer after 45 seconds');
  });

  it('is said so, with all that helps', () => {
    const pod = show({ state: 'authorising', doubt: 'unanswered' });
    expect(textOnScreen()).toContain('The terminal isn’t responding. It may still charge the card.');
    press('Check again');
    expect(pod.panel.checkAgain).toHaveBeenCalledOnce();
    press('Open card-present screen');
    expect(pod.panel.open).toHaveBeenCalledExactlyOnceWith('card_present');
    press('Continue and keep checking');
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
    expect(textOnScreen()).toContain('or if you continue without it');
  });
});

describe('an end that WisePay does not stand for', () => {
  it.each([
    ['timed_out', 'The terminal reported a timeout.'],
    ['failed', 'The terminal reported a failure.'],
    ['cancelled', 'The terminal reported a cancellation.'],
  ] as const)('is told as what it is, and nothing is said to be certain: %s', (state, words) => {
    show({ state, final: false, doubt: 'checking', reason: 'no_card' });
    expect(textOnScreen()).toContain(words);
    expect(textOnScreen()).toContain('We’re checking with WisePay whether the card was charged.');
    expect(textOnScreen()).not.toContain('Nothing was charged');
    expect(textOnScreen()).not.toContain('You can send the payment again');
    expect(actionNames()).not.toContain('Done');
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
  });

  it('says what to do once WisePay has not confirmed it in time', () => {
    show({ state: 'timed_out', doubt: 'unconfirmed' });
    expect(textOnScreen()).toContain(
      'WisePay hasn’t confirmed whether the card was charged. Look at the card-present screen in WisePay before you take another payment.',
    );
    expect(actionNames()).toContain('Open card-present screen');
  });

  it('is an approval as soon as that is known', () => {
    const pod = show({ state: 'timed_out', doubt: 'checking' });
    pod.show({ view: actionable({}, { terminalPayment: { ...terminalPayment, state: 'approved' } }) });
    expect(textOnScreen()).toContain(`Approved. Charged: ${inFull} = $500.00 + $12.50 surcharge.`);
  });
});

describe('a payment that was left', () => {
  it('is named on the invoice until its outcome is known', () => {
    renderView(left({ state: 'authorising', doubt: 'unanswered' }));
    expect(
      screen.getByRole('heading', { name: `The payment of ${inFull} on Front desk isn’t confirmed yet` }),
    ).toBeTruthy();
    expect(textOnScreen()).toContain('It may still charge the card.');
    expect(actionNames()).not.toContain('Dismiss');
  });

  it('is named everywhere by both ends of what it may charge, where that depends on the card', () => {
    renderView(left({ doubt: 'unanswered', leastTotal: usd(50000) }));
    const range = 'The payment of $500.00 to $512.50 on Front desk';
    expect(screen.getByRole('heading', { name: `${range} isn’t confirmed yet` })).toBeTruthy();
    press('Pay Invoice');
    expect(textOnScreen()).toContain(`${range} may still charge the card.`);
  });

  it('has the payments screen opened only after a warning', async () => {
    const { panel } = renderView(left());
    press('Pay Invoice');
    expect(panel.pay).not.toHaveBeenCalled();
    expect(textOnScreen()).toContain(
      `The payment of ${inFull} on Front desk may still charge the card. If you take another payment now, the customer may pay twice.`,
    );
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
    acknowledge();
    press('Pay Invoice');
    expect(panel.pay).toHaveBeenCalledExactlyOnceWith(undefined, ['tp_1']);
  });

  it('has a payment sent to a terminal only after a warning', () => {
    const { panel } = renderView(left());
    press('Send to Terminal');
    expect(isPaymentBlocked(chargeButton)).toBe(true);
    acknowledge();
    press(chargeButton);
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
    expect(isPaymentBlocked(chargeButton)).toBe(true);
    press(chargeButton);
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
    [{ state: 'approved' }, `Charged on Front desk: ${inFull} = $500.00 + $12.50 surcharge.`],
    [
      { state: 'timed_out', final: true },
      `The payment of ${inFull} on Front desk timed out. Nothing was charged.`,
    ],
  ] as const)('tells its outcome until that is put away: %s', (change, words) => {
    const { panel } = renderView(left(change));
    expect(textOnScreen()).toContain(words);
    press('Dismiss');
    expect(panel.dismissLeftPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
  });

  it.each([
    [{ state: 'approved', createdAt, endedAt }, endedAt],
    [{ state: 'timed_out', final: true, createdAt }, createdAt],
    [{ state: 'approved' }, undefined],
    [{ state: 'timed_out', final: false, createdAt, endedAt }, undefined],
    [{ state: 'authorising', createdAt }, undefined],
  ] as const)('says when it ended, or else when it was sent, once it has ended: %j', (change, time) => {
    renderView(left(change));
    const shown = document.querySelector('.left-payments time');
    expect(shown?.getAttribute('datetime') ?? undefined).toBe(time);
    expect(shown?.textContent).toBe(time && formatDateTime(time));
  });

  it('can be put away by whoever has looked in WisePay, where that does not confirm it', () => {
    const { panel } = renderView(left({ state: 'failed', doubt: 'unconfirmed' }));
    press('I’ve checked in WisePay');
    expect(panel.dismissLeftPayment).toHaveBeenCalledExactlyOnceWith('tp_1');
    cleanup();
    renderView(left({ state: 'failed', doubt: 'checking' }));
    expect(actionNames()).not.toContain('I’ve checked in WisePay');
  });

  it('tells its outcome on another invoice, with its number', () => {
    const payment = { ...terminalPayment, state: 'approved' } as const;
    renderView(actionable({}, { leftElsewhere: [{ invoiceNumber: '20177', payment }] }));
    expect(screen.getByRole('heading', { name: 'Invoice 20177' })).toBeTruthy();
    expect(textOnScreen()).toContain(`Charged on Front desk: ${inFull} = $500.00 + $12.50 surcharge.`);
  });
});

describe('what was done while the invoice could not be looked at afterwards', () => {
  const error = { code: 'server_error', details: { requestId: 'req-1' } } as const;

  it.each([
    ['terminal', 'WisePay accepted the payment'],
    ['terminal_cancel', 'WisePay accepted the cancellation'],
    ['refund', 'WisePay accepted the refund'],
    ['remind', 'WisePay accepted the reminder'],
    ['step_up', 'WisePay accepted the refund'],
  ] as const)('is told as accepted, and that only the newest state is missing: %s', (action, title) => {
    const { panel } = renderPod({ view: actionable(), unread: { action, accepted: true, error } });
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(textOnScreen()).toContain('We couldn’t refresh the invoice');
    expect(textOnScreen()).toContain('Don’t do it again');
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('is told also where the person may not see the invoice any more', () => {
    const unread = { action: 'terminal', accepted: true, error } as const;
    renderPod({ view: { kind: 'refused', reason: 'user_inactive', email: 'pat@x.example' }, unread });
    expect(textOnScreen()).toContain('WisePay accepted the payment');
    expect(textOnScreen()).toContain('req-1');
  });

  it('is not told as accepted where it was not', () => {
    renderPod({ view: actionable(), unread: { action: 'refund', accepted: false, error } });
    expect(textOnScreen()).toContain('We couldn’t get the latest information');
    expect(textOnScreen()).not.toContain('accepted');
  });
});
