// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
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
    expect(list()).toContain(`Refund of ${formatMoney(usd(10250))} to Visa •••• 4242`);
    expect(list()).toContain(words);
    expect(list()).toContain('Pat Admin');
  });

  it('show of what each consists, where there was a surcharge', () => {
    given({});
    expect(list()).toContain('$102.50 = $100.00 + $2.50 surcharge');
    cleanup();
    given({ surcharge: usd(0) });
    expect(list()).not.toContain('=');
  });

  it.each([
    ['account_closed', 'The account is closed.'],
    ['R03_no_account', 'WisePay’s reason: R03_no_account.'],
    ['constructor', 'WisePay’s reason: constructor.'],
    [undefined, 'WisePay doesn’t say why.'],
  ])('say why one failed, even after it had succeeded: %s', (failure, words) => {
    given({ state: 'failed', version: 3, ...(failure !== undefined && { failure }) });
    expect(list()).toContain(words);
    expect(list()).toContain('didn’t go through or was returned');
  });

  it('say of a void that failed that the payment may still be collected', () => {
    given({ kind: 'void', state: 'failed', version: 3, failure: 'declined' });
    expect(list()).toContain('The payment wasn’t voided and may still be collected.');
    expect(list()).not.toContain('didn’t go through');
  });

  it('name a void as one', () => {
    given({ kind: 'void' });
    expect(list()).toContain(`Void of the ${formatMoney(usd(10250))} payment by Visa •••• 4242`);
  });

  it.each([
    [{ kind: 'card', brand: 'Visa' }, 'to Visa'],
    [{ kind: 'card', last4: '4242' }, 'to the card •••• 4242'],
    [{ kind: 'card' }, 'to the card'],
    [{ kind: 'bank_debit', last4: '6789' }, 'to the bank account •••• 6789'],
    [{ kind: 'bank_debit' }, 'to the bank account'],
  ] as const)('say where the money goes, as far as WisePay says: %j', (method, words) => {
    renderView(actionable({ payments: [{ ...samplePayment, method, refunds: [sampleRefund] }] }));
    expect(screen.getByText(/^Refund/, { selector: '.heading > span' }).textContent).toBe(
      `Refund of ${formatMoney(usd(10250))} ${words}`,
    );
  });

  it('are not there when nothing was given back', () => {
    renderView(actionable());
    expect(screen.queryByRole('region', { name: 'Refunds' })).toBeNull();
  });
});
