// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScheduledPayment } from '#lib/protocol/scheduled-payment.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import {
  acknowledge,
  acknowledgement,
  form,
  notice,
  openPayForm,
  pressPay,
  scheduled,
  scheduledPayment,
} from '../support/pay-form.ts';
import { actionNames, press, renderView, textOnScreen } from '../support/render-pod.tsx';
import { chargeButton } from '../support/terminal-form.ts';

afterEach(cleanup);

const nextWeek: ScheduledPayment = { ...scheduledPayment, date: '2026-06-12' };

describe('an automatic payment that changes while the form is open', () => {
  it('has to be acknowledged again, for its new day', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    show({ view: actionable({ scheduledPayment: nextWeek, version: '2' }) });
    expect(acknowledgement().checked).toBe(false);
    expect(textOnScreen()).toMatch(/12.*2026/);
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
    acknowledge();
    await pressPay();
    expect(panel.pay).toHaveBeenCalledExactlyOnceWith(nextWeek, []);
  });

  it('has to be acknowledged again, for its new amount', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    const larger = { ...scheduledPayment, amount: usd(124_050) };
    show({ view: actionable({ scheduledPayment: larger, version: '2' }) });
    expect(acknowledgement().checked).toBe(false);
    expect(textOnScreen()).toContain('$1,240.50');
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
    acknowledge();
    await pressPay();
    expect(panel.pay).toHaveBeenCalledExactlyOnceWith(larger, []);
  });

  it('has to be acknowledged again for a terminal, too', async () => {
    const ready = { lastTerminalId: 'trm_front' };
    const { panel, show } = renderView(scheduled({}, ready));
    press('Send to Terminal');
    acknowledge();
    show({ view: actionable({ scheduledPayment: nextWeek, version: '2' }, ready) });
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
    acknowledge();
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledOnce();
  });

  it('closes the form when it is gone, and the focus goes to the invoice', async () => {
    const { callCount, show } = await openPayForm();
    acknowledge();
    await act(() => show({ view: actionable({ version: '2' }) }));
    expect(form()).toBeNull();
    expect(actionNames()).toContain('Pay Invoice');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Invoice 20101' }));
    expect(callCount()).toBe(0);
  });

  it('closes the form when it has paid the invoice, and says that nothing is left', async () => {
    const { show } = await openPayForm();
    show({ view: actionable({ ...without('pay', 'invoice_paid'), balance: usd(0) }) });
    expect(form()).toBeNull();
    expect(textOnScreen()).toContain('Paid in full.');
  });

  it('does not bring the form back by itself', async () => {
    const { show } = await openPayForm();
    await act(() => show({ view: actionable() }));
    show({ view: scheduled() });
    expect(form()).toBeNull();
    expect(notice()).toBeTruthy();
  });

  it('leaves what was typed in other forms alone', async () => {
    const { show } = renderView(scheduled());
    press('Send to Terminal');
    fireEvent.input(screen.getByLabelText('Amount'), { target: { value: '12,34' } });
    press('Back');
    await pressPay();
    await act(() => show({ view: actionable() }));
    press('Send to Terminal');
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).toBe('12,34');
  });
});

describe('the form of a scheduled invoice', () => {
  it('is held back while a payment is open on a terminal, and says so', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    show({ view: scheduled({}, { terminalPayment }) });
    expect(textOnScreen()).toContain('A terminal payment is in progress.');
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
  });

  it('is held back while it is not known what became of a payment', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    show({ view: scheduled({}, { operations: [operation({ kind: 'terminal' })] }) });
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
  });

  it('is held back where the administrator has turned payments off meanwhile, and says why', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    show({ view: scheduled(without('pay', 'disabled')) });
    expect(textOnScreen()).toContain('Your administrator turned payments off.');
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
  });
});
