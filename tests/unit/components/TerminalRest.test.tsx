// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import { samplePayment } from '../support/payments.ts';
import { actionNames, press, renderView, textOnScreen } from '../support/render-pod.tsx';
import { amount, chargeButton } from '../support/terminal-form.ts';

afterEach(cleanup);

/** The card paid $205.00 of $512.50: $200.00 toward the invoice, of $500.00. */
const partial: ShownTerminalPayment = {
  ...terminalPayment,
  terminal: { id: 'trm_service', label: 'Service counter' },
  state: 'partially_approved',
  approved: usd(20500),
};
const booked = {
  ...samplePayment,
  id: 'pay_9',
  amount: usd(20000),
  surcharge: usd(500),
  terminalPaymentId: 'tp_1',
};

function show(
  invoice: Partial<ReadyView['invoice']> = {},
  change: Partial<ShownTerminalPayment> = {},
  view: Partial<Omit<ReadyView, 'invoice'>> = {},
) {
  return renderView(
    actionable(
      { balance: usd(80000), payments: [booked], ...invoice },
      { terminalPayment: { ...partial, ...change }, lastTerminalId: 'trm_front', ...view },
    ),
  );
}

const sendRest = () => actionNames().find((name) => name?.startsWith('Send $'));

describe('a card that paid only a part', () => {
  const sum = () => document.querySelector('.result .sum')?.textContent;

  it('shows what was requested, approved and is left, with the parts that lead to the rest', () => {
    show();
    expect(sum()).toBe(
      'Requested$512.50 = $500.00 + $12.50 surchargeApproved$205.00 = $200.00 + $5.00 surchargeLeft to pay$300.00',
    );
  });

  it('shows only the sum that was approved until WisePay lists the payment', () => {
    show({ payments: [] });
    expect(sum()).toBe('Requested$512.50 = $500.00 + $12.50 surchargeApproved$205.00');
  });

  it('lets the rest be sent to the same terminal, after the person has seen it', () => {
    const { callCount, panel } = show();
    press('Send $300.00');
    expect(callCount()).toBe(0);
    expect(amount().value).toBe('300.00');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Service counter/ }).checked).toBe(true);
    expect(textOnScreen()).toContain('Total$307.50');
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith({
      terminalId: 'trm_service',
      amount: usd(30000),
      invoiceVersion: '1',
    });
  });

  it('keeps to the same terminal even if that is busy, and says so', () => {
    const terminals = actionable().invoice.terminals.map((terminal) =>
      terminal.id === 'trm_service' ? { ...terminal, state: 'busy' as const } : terminal,
    );
    show({ terminals });
    press('Send $300.00');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Service counter/ }).checked).toBe(true);
    expect(textOnScreen()).toContain('Service counter is taking another payment.');
  });

  it('never offers more than WisePay says is due', () => {
    show({ balance: usd(12345) });
    expect(sendRest()).toBe('Send $123.45');
  });

  it('takes WisePay’s word for what was paid where there is no surcharge', () => {
    show({ payments: [] }, { surcharge: usd(0), total: usd(50000), approved: usd(20000) });
    expect(sendRest()).toBe('Send $300.00');
  });

  it.each<[string, string | undefined, Partial<Payment>]>([
    ['is pending', 'Send $300.00', { state: 'pending' }],
    ['failed', 'Send $500.00', { state: 'failed' }],
    ['was voided', 'Send $500.00', { state: 'void' }],
    ['was given back in part', 'Send $450.00', { refunded: usd(15000) }],
    ['is in a state of WisePay’s own', undefined, { state: 'in_review' as Payment['state'] }],
  ])('counts what the card really paid: a payment that %s', (_, button, change) => {
    show(
      { payments: [{ ...booked, ...change }] },
      { surcharge: usd(0), total: usd(50000), approved: usd(20000) },
    );
    expect(sendRest()).toBe(button);
  });

  it.each<[string, ...Parameters<typeof show>]>([
    ['nothing is due any more', { balance: usd(0) }, {}, {}],
    ['WisePay does not tell how much counted', { payments: [] }, {}, {}],
    ['terminals are not offered', without('terminal', 'disabled'), {}, {}],
    ['another payment is on its way', {}, {}, { operations: [operation({ kind: 'terminal' })] }],
    ['all was approved', {}, { state: 'approved', approved: usd(51250) }, {}],
  ])('has no such button where %s', (_, ...state) => {
    show(...state);
    expect(sendRest()).toBeUndefined();
  });
});
