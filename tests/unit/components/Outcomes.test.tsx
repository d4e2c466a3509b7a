// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
import { intentKindSchema } from '#lib/protocol/intent-kinds.ts';
import type { ShownOperation } from '#lib/protocol/shown.ts';
import { actionable, operation, usd } from '../support/actionable.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { press, renderPod, renderView } from '../support/render-pod.tsx';

afterEach(cleanup);

const show = (change: Partial<ShownOperation>, ...[invoice]: Parameters<typeof actionable>) =>
  renderView(actionable(invoice, { operations: [operation(change)] }));
const outcomes = () => (document.querySelector('.outcomes')?.textContent ?? '').replace(/\s+/g, ' ');
const buttons = () =>
  [...document.querySelectorAll('.outcomes button')].map(({ textContent }) => textContent);

const kinds = intentKindSchema.options;
const never: Record<ShownOperation['kind'], RegExp> = {
  terminal: /Nothing (was|will be) charged/,
  terminal_cancel: /Nothing will be charged twice|wasn’t canceled/,
  refund: /Nothing (was|will be) refunded/,
  remind: /Nothing (was|will be) sent/,
};

describe('what became of a request', () => {
  const states = ['open', 'step_up', 'refused', 'not_received', 'abandoned', 'unresolved'] as const;

  it.each(states)('is told with its amount; where that cannot be read, the same without it (%s)', (state) => {
    for (const kind of ['terminal', 'refund'] as const) {
      show({ kind, state });
      const withAmount = outcomes();
      expect(withAmount).toContain('$100.00');
      cleanup();
      const { amount, ...withoutAmount } = operation({ kind, state });
      renderView(actionable({}, { operations: [withoutAmount] }));
      expect(outcomes()).toBe(withAmount.replace('$100.00 ', ''));
      cleanup();
    }
  });

  it('is told without an amount where a refund was taken and neither WisePay’s record of it nor its amount is here', () => {
    const { amount, ...withoutAmount } = operation({ state: 'accepted' });
    renderView(actionable({}, { operations: [withoutAmount] }));
    expect(outcomes()).toContain('Refund submitted. We’ll show the bank’s answer');
  });

  it.each(kinds)('not known yet: says so, and that nothing is done twice (%s)', (kind) => {
    const { panel } = show({ kind, state: 'open' });
    expect(outcomes()).toContain('We’re confirming whether');
    expect(outcomes()).toContain('Checking…');
    expect(outcomes()).toMatch(never[kind]);
    expect(outcomes()).toContain('twice');
    expect(buttons()).toEqual(['Check now']);
    press('Check now');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it.each(kinds)('never arrived: says that nothing happened (%s)', (kind) => {
    const { panel } = show({ kind, state: 'not_received' });
    expect(outcomes()).toContain('never reached WisePay');
    expect(outcomes()).toMatch(never[kind]);
    press('Dismiss');
    expect(panel.dismiss).toHaveBeenCalledExactlyOnceWith('int_1');
  });

  it.each(kinds)('given up while it waited: says why, and that nothing happened (%s)', (kind) => {
    const { panel } = show({ kind, state: 'abandoned', abandonedFor: 'no_sign_in' });
    expect(outcomes()).toContain('You didn’t sign in again.');
    expect(outcomes()).toMatch(never[kind]);
    press('Dismiss');
    expect(panel.dismiss).toHaveBeenCalledExactlyOnceWith('int_1');
  });

  it('given up with the one that it was to follow: says so', () => {
    show({ state: 'abandoned', abandonedFor: 'earlier_failed' });
    expect(outcomes()).toContain('An earlier refund in the same request didn’t go through.');
    expect(outcomes()).toMatch(/The \$100\.00 refund was not sent\. Nothing was refunded\./);
  });

  it.each(kinds)('not to be found out any more: leads to WisePay (%s)', (kind) => {
    const { panel } = show({ kind, state: 'unresolved' });
    expect(outcomes()).toContain('Check in WisePay before you try again.');
    expect(buttons()).toEqual(['Check in WisePay', 'Dismiss']);
    press('Check in WisePay');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('home');
  });

  it('waiting for a sign-in: offers it or to give it up, and nothing has happened so far', () => {
    const { panel } = show({ state: 'step_up' });
    expect(outcomes()).toContain(
      'WisePay needs you to sign in again before it sends the $100.00 refund. Nothing was refunded.',
    );
    expect(buttons()).toEqual(['Sign in again', 'Cancel this refund']);
    press('Sign in again');
    expect(panel.stepUp).toHaveBeenCalledExactlyOnceWith('int_1');
  });

  it.each<[ShownOperation['kind'], string]>([
    ['terminal', 'Cancel this payment'],
    ['terminal_cancel', 'Keep the payment'],
    ['refund', 'Cancel this refund'],
    ['remind', 'Cancel this reminder'],
  ])('waiting for a sign-in: the button that gives it up names it (%s)', (kind, name) => {
    const { panel } = show({ kind, state: 'step_up' });
    press(name);
    expect(panel.dismiss).toHaveBeenCalledExactlyOnceWith('int_1');
  });

  it.each([
    ['terminal', 'invoice_changed', 'Review the new figures and try again. Nothing was charged.'],
    ['terminal', 'terminal_busy', 'choose another terminal. Nothing was charged.'],
    ['terminal', 'terminal_offline', 'choose another terminal. Nothing was charged.'],
    ['terminal', 'payment_open', 'No second payment was sent.'],
    ['terminal', 'amount_above_balance', 'more than the balance.'],
    ['terminal', 'invoice_paid', 'was just paid. Nothing was sent.'],
    ['terminal_cancel', 'too_late', 'This panel shows the result.'],
    ['refund', 'refund_above_remaining', 'Nothing was refunded.'],
    ['refund', 'payment_not_settled', 'hasn’t settled yet'],
    ['refund', 'not_refundable', 'can’t refund this payment. Nothing was refunded.'],
    ['refund', 'step_up_required', 'sign in again first. Nothing was refunded.'],
    ['remind', 'no_payer_account', 'Add one in WisePay. Nothing was sent.'],
    ['remind', 'cooldown', 'Nothing was sent.'],
    ['remind', 'invoice_paid', 'was just paid. Nothing was sent.'],
    ['refund', 'moon_phase', 'WisePay refused the $100.00 refund (moon_phase). Nothing was refunded.'],
    ['refund', 'constructor', 'WisePay refused the $100.00 refund (constructor).'],
  ] as const)('refused: says why and what it means for the money (%s, %s)', (kind, problemCode, words) => {
    show({ kind, state: 'refused', problemCode, requestId: 'req_9' });
    expect(outcomes()).toContain(words);
    expect(outcomes()).toContain('Reference req_9');
    expect(buttons()).toEqual(['Dismiss']);
  });

  it.each(['payment_open', 'payment_uncertain', 'invoice_paid'])(
    'refused for another payment: does not say that nothing was charged, which that payment may have done (%s)',
    (problemCode) => {
      show({ kind: 'terminal', state: 'refused', problemCode });
      expect(outcomes()).toMatch(/(No second payment|Nothing) was sent\./);
      expect(outcomes()).not.toContain('charged.');
    },
  );

  it('refused because of an earlier reminder: says from when the next one can be sent', () => {
    const availableAt = '2026-05-20T10:30:00Z';
    show({ kind: 'remind', state: 'refused', problemCode: 'cooldown' }, { reminders: { availableAt } });
    const when = formatDateTime(availableAt).replace(/\s+/g, ' ');
    expect(outcomes()).toContain(`You can send the next one after ${when}. Nothing was sent.`);
  });

  it.each([
    ['pending', 'is on its way'],
    ['succeeded', 'succeeded'],
    ['failed', 'The account is closed.'],
  ] as const)('a refund that WisePay took: how it stands by now (%s)', (state, words) => {
    const refunds = [{ ...sampleRefund, state, failure: 'account_closed' }];
    show({ state: 'accepted', refundId: 'ref_1' }, { payments: [{ ...samplePayment, refunds }] });
    expect(outcomes()).toContain(words);
    expect(outcomes()).toContain('$102.50 = $100.00 + $2.50 surcharge');
    expect(buttons()).toContain('Dismiss');
  });

  it('names the total that the person confirmed, with its parts, as long as WisePay has not answered', () => {
    const total = { least: usd(10250), most: usd(10250) };
    show({ state: 'refused', problemCode: 'moon_phase', total });
    expect(outcomes()).toContain('WisePay refused the $102.50 refund (moon_phase).');
    expect(outcomes()).toContain('$102.50 = $100.00 + $2.50 surcharge');
  });

  it('names both ends of a total that depends on the card', () => {
    show({ kind: 'terminal', state: 'open', total: { least: usd(10000), most: usd(10250) } });
    expect(outcomes()).toContain('We’re confirming whether the $100.00 to $102.50 payment');
    expect(outcomes()).not.toContain('surcharge');
  });

  it('explains nothing with a total that the amount is no part of', () => {
    const odd = { value: 10250, currency: 'EUR' };
    show({ state: 'open', total: { least: odd, most: odd } });
    expect(outcomes()).toContain('€102.50');
    expect(outcomes()).not.toContain('surcharge');
  });

  it('says when it happened', () => {
    show({ state: 'not_received', at: '2026-05-21T09:30:00.000Z' });
    const time = document.querySelector('.outcomes time');
    expect(time?.getAttribute('datetime')).toBe('2026-05-21T09:30:00.000Z');
    expect(time?.textContent).toContain('2026');
  });

  it.each([
    [{ state: 'accepted' }, 'The reminder was sent'],
    [{ state: 'skipped', reason: 'payment_scheduled' }, 'An automatic payment is scheduled'],
    [{ state: 'skipped' }, 'No email was sent'],
    [{ state: 'failed' }, 'The email failed'],
  ] as const)('a reminder that WisePay took, and what it did with it: %j', (reminder, text) => {
    show({ kind: 'remind', state: 'accepted', reminder });
    expect(outcomes()).toContain(text);
  });

  it.each(['terminal', 'terminal_cancel'] as const)(
    'is told by the payment on the terminal once WisePay has taken it (%s)',
    (kind) => {
      show({ kind, state: 'accepted' });
      expect(outcomes()).toBe('');
    },
  );

  it.each([
    ['pending', 'Void of $102.50 submitted.'],
    ['succeeded', 'The $102.50 void went through.'],
    ['failed', 'The $102.50 payment couldn’t be voided and may still be collected.'],
  ] as const)('a void is named as one (%s)', (state, words) => {
    const refunds = [{ ...sampleRefund, kind: 'void', state } as const];
    show({ state: 'accepted', refundId: 'ref_1' }, { payments: [{ ...samplePayment, refunds }] });
    expect(outcomes()).toContain(words);
    expect(outcomes()).not.toContain('The refund');
  });

  it('is read out as it becomes known, in a region that is there before', () => {
    const { show: redraw } = renderView(actionable());
    const region = document.querySelector('.outcomes');
    expect(region?.getAttribute('aria-live')).toBe('polite');
    redraw({ view: actionable({}, { operations: [operation({ state: 'refused' })] }) });
    expect(document.querySelector('.outcomes')).toBe(region);
    expect(outcomes()).toContain('refused');
  });

  it('cannot be acted on while something else is under way', () => {
    const operations = [
      operation({ state: 'step_up' }),
      operation({ intentId: 'int_2', state: 'unresolved' }),
    ];
    const { callCount } = renderPod({ view: actionable({}, { operations }), busy: 'step_up' });
    for (const button of screen.getAllByRole('button', {
      name: /Sign in again|Check in WisePay|Dismiss|Cancel this refund/,
    })) {
      expect(button.getAttribute('aria-disabled')).toBe('true');
      button.click();
    }
    expect(callCount()).toBe(0);
    expect(screen.getByRole('button', { name: 'Sign in again' }).getAttribute('aria-busy')).toBe('true');
  });
});
