// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money.ts';
import { actionable, usd } from '../support/actionable.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { renderView } from '../support/render-pod.tsx';

afterEach(cleanup);

describe('the refunds of an invoice', () => {
  const given = (change: Partial<typeof sampleRefund>) =>
    renderView(actionable({ payments: [{ ...samplePayment, refunds: [{ ...sampleRefund, ...change }] }] }));
  const list = () => screen.getByRole('region', { name: 'Refunds' }).textContent;

  it.each([
    ['pending', 'Pending'],
    ['succeeded', 'Succeeded'],
    ['failed', 'Failed'],
  ] as const)('show how each stands: %s', (state, words) => {
    given({ state });
    expect(list()).toContain(`Refund ${formatMoney(usd(10250))} to Visa •••• 4242`);
    expect(list()).toContain(words);
    expect(list()).toContain('Pat Admin');
  });

  it.each([
    ['account_closed', 'The account is closed.'],
    ['R03_no_account', 'WisePay’s reason: R03_no_account.'],
    [undefined, 'WisePay does not say why.'],
  ])('say why one failed, even after it had succeeded: %s', (failure, words) => {
    given({ state: 'failed', version: 3, ...(failure !== undefined && { failure }) });
    expect(list()).toContain(words);
    expect(list()).toContain('did not reach the payer or came back');
  });

  it('name a void as one', () => {
    given({ kind: 'void' });
    expect(list()).toContain(`Void ${formatMoney(usd(10250))} of the payment by Visa •••• 4242`);
  });

  it('are not there when nothing was given back', () => {
    renderView(actionable());
    expect(screen.queryByRole('region', { name: 'Refunds' })).toBeNull();
  });
});
