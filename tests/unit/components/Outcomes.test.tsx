// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { intentKindSchema } from '#lib/protocol/intent-kinds.ts';
import type { ShownOperation } from '#lib/protocol/shown.ts';
import { actionable, operation } from '../support/actionable.ts';
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
  terminal_cancel: /Nothing will be charged twice|was not cancelled/,
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
      expect(outcomes()).toBe(withAmount.replace(/( of|:) \$100\.00/, ''));
      cleanup();
    }
  });

  it('is told without an amount where a refund was taken and neither WisePay’s record of it nor its amount is here', () => {
    const { amount, ...withoutAmount } = operation({ state: 'accepted' });
    renderView(actionable({}, { operations: [withoutAmount] }));
    expect(outcomes()).toContain('WisePay has taken the refund. The bank’s answer');
  });

  it.each(kinds)('not known yet: says so, and that nothing is done twice (%s)', (kind) => {
    const { panel } = show({ kind, state: 'open' });
    expect(outcomes()).toContain('We do not know yet whether');
    expect(outcomes()).toContain('; checking. ');
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
    expect(outcomes()).toContain('You did not sign in again for it.');
    expect(outcomes()).toMatch(never[kind]);
    press('Dismiss');
    expect(panel.dismiss).toHaveBeenCalledExactlyOnceWith('int_1');
  });

  it('given up with the one that it was to follow: says so', () => {
    show({ state: 'abandoned', abandonedFor: 'earlier_failed' });
    expect(outcomes()).toContain('What was to come before it did not go through.');
    expect(outcomes()).toMatch(/The refund of \$100\.00 is not sent any more\. Nothing was refunded\./);
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
      'A fresh sign-in to WisePay is needed for the refund of $100.00. Nothing was refunded.',
    );
    expect(buttons()).toEqual(['Sign in again', 'Do not send']);
    press('Sign in again');
    expect(panel.stepUp).toHaveBeenCalledExactlyOnceWith('int_1');
  });

  it.each([
    ['terminal', 'invoice_changed', 'The invoice has changed; review it and try again. Nothing was charged.'],
    ['terminal', 'terminal_busy', 'choose another terminal. Nothing was charged.'],
    ['terminal', 'terminal_offline', 'choose another terminal. Nothing was charged.'],
    ['terminal', 'payment_open', 'no second one was sent. Nothing was charged.'],
    ['terminal', 'amount_above_balance', 'above the balance.'],
    ['terminal', 'invoice_paid', 'has been paid in the meantime. Nothing was charged.'],
    ['terminal_cancel', 'too_late', 'What came of it is shown here.'],
    ['refund', 'refund_above_remaining', 'Nothing was refunded.'],
    ['refund', 'payment_not_settled', 'has not settled yet'],
    ['refund', 'not_refundable', 'cannot give this payment back. Nothing was refunded.'],
    ['refund', 'step_up_required', 'sign in again first. Nothing was refunded.'],
    ['remind', 'no_payer_account', 'Add one in WisePay. Nothing was sent.'],
    ['remind', 'cooldown', 'Nothing was sent.'],
    ['remind', 'invoice_paid', 'has been paid in the meantime. Nothing was sent.'],
    ['refund', 'moon_phase', 'WisePay refused the refund of $100.00 (moon_phase). Nothing was refunded.'],
    ['refund', 'constructor', 'WisePay refused the refund of $100.00 (constructor).'],
  ] as const)('refused: says why and what it means for the money (%s, %s)', (kind, problemCode, words) => {
    show({ kind, state: 'refused', problemCode, requestId: 'req_9' });
    expect(outcomes()).toContain(words);
    expect(outcomes()).toContain('Reference req_9');
    expect(buttons()).toEqual(['Dismiss']);
  });

  it.each([
    ['pending', 'is on its way'],
    ['succeeded', 'succeeded'],
    ['failed', 'The account is closed.'],
  ] as const)('a refund that WisePay took: how it stands by now, and the books (%s)', (state, words) => {
    const refunds = [{ ...sampleRefund, state, failure: 'account_closed' }];
    show({ state: 'accepted', refundId: 'ref_1' }, { payments: [{ ...samplePayment, refunds }] });
    expect(outcomes()).toContain(words);
    expect(outcomes().includes('accounting package')).toBe(state !== 'failed');
    expect(buttons()).toEqual(['Dismiss']);
  });

  it.each([
    [{ state: 'accepted' }, 'The reminder was sent'],
    [{ state: 'skipped', reason: 'payment_scheduled' }, 'An automatic payment is scheduled'],
    [{ state: 'skipped' }, 'No email went out'],
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
    ['pending', 'WisePay has taken the void of $100.00.'],
    ['succeeded', 'The void of $100.00 went through.'],
    ['failed', 'The payment of $100.00 could not be voided and may still be collected.'],
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
      name: /Sign in again|Check in WisePay|Dismiss|Do not send/,
    })) {
      expect(button.getAttribute('aria-disabled')).toBe('true');
      button.click();
    }
    expect(callCount()).toBe(0);
    expect(screen.getByRole('button', { name: 'Sign in again' }).getAttribute('aria-busy')).toBe('true');
  });
});
