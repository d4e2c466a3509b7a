// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { actionable, terminalPayment, usd } from '../support/actionable.ts';
import { samplePayment } from '../support/payments.ts';
import { described, isPaymentBlocked, press, renderPod } from '../support/render-pod.tsx';

afterEach(cleanup);

const taken: Payment = { ...samplePayment, terminalPaymentId: 'tp_1', state: 'pending' };
const show = (payments: readonly Payment[], change: Partial<ReadyView> = {}, state = {}) =>
  renderPod({ view: { ...actionable({ payments: [...payments] }), ...change }, ...state });
const list = () => screen.queryByRole('region', { name: 'Receipts' });

describe('the receipt of a payment on a terminal', () => {
  it('is there after the result has gone: what, with which card and when', () => {
    const { panel } = show([taken]);
    expect(list()?.textContent).toMatch(
      /\$615\.00 = \$600\.00 \+ \$15\.00 surcharge.*Visa •••• 4242.*May 20, 2026/,
    );
    press('Receipt');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('receipt', 'tp_1');
  });

  it('says which payment it is for', () => {
    show([taken]);
    expect(described('Receipt')).toContain('$615.00');
  });

  it('is there for each of them', () => {
    const { panel } = show([taken, { ...taken, id: 'pay_2', amount: usd(100), terminalPaymentId: 'tp_2' }]);
    const [, second] = within(list() ?? document.body).getAllByRole('button', { name: 'Receipt' });
    second?.click();
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('receipt', 'tp_2');
  });

  it('is not there twice while the result is on screen', () => {
    show([taken], { terminalPayment: { ...terminalPayment, state: 'approved', hasReceipt: true } });
    expect(screen.getAllByRole('button', { name: 'Receipt' })).toHaveLength(1);
    expect(list()).toBeNull();
  });

  it('waits while something is under way', () => {
    show([taken], {}, { busy: 'refund' });
    expect(isPaymentBlocked('Receipt')).toBe(true);
  });

  it.each<[string, Payment]>([
    ['that no terminal took', samplePayment],
    ['that failed', { ...taken, state: 'failed' }],
    ['that was voided', { ...taken, state: 'void' }],
  ])('is not offered for a payment %s', (_, payment) => {
    show([payment]);
    expect(list()).toBeNull();
  });
});
