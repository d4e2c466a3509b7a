// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { actionable, terminalPayment, usd } from '../support/actionable.ts';
import { samplePayment } from '../support/payments.ts';
import { press, renderPod, renderView } from '../support/render-pod.tsx';
import { chargeButton } from '../support/terminal-form.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const approved = { ...terminalPayment, state: 'approved', approved: usd(51250) } as const;
const lastTerminal = { lastTerminalId: 'trm_front' };
const booked = { ...samplePayment, id: 'pay_9', terminalPaymentId: 'tp_1', state: 'pending' } as const;
const viewOf = (change: Partial<ShownTerminalPayment> = {}, payments: readonly Payment[] = [booked]) =>
  actionable({ payments: [...payments] }, { ...lastTerminal, terminalPayment: { ...approved, ...change } });
const see = (seconds: number) =>
  void act(() => {
    vi.advanceTimersByTime(seconds * 1_000);
  });

describe('an approved payment that was seen', () => {
  it('goes away, so that a payment takes two clicks; the focus stays on the invoice', () => {
    const { panel, show } = renderView(actionable({}, lastTerminal));
    press('Send to Terminal');
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledOnce();
    show({ view: actionable({}, { ...lastTerminal, terminalPayment }) });
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: /on Front desk/ }));
    show({ view: viewOf() });
    see(14.9);
    expect(panel.dismissTerminalPayment).not.toHaveBeenCalled();
    see(0.1);
    expect(panel.dismissTerminalPayment).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Invoice 20101' }));
  });

  it.each<[string, readonly Payment[]]>([
    ['does not list it yet', [samplePayment]],
    ['lists it as failed', [{ ...booked, state: 'failed' }]],
    ['lists it as voided', [{ ...booked, state: 'void' }]],
    ['reports it in words of its own', [{ ...booked, state: 'in_review' as Payment['state'] }]],
  ])('stays while the invoice %s', (_, payments) => {
    const { panel, show } = renderView(viewOf({}, payments));
    see(600);
    expect(panel.dismissTerminalPayment).not.toHaveBeenCalled();
    show({ view: viewOf({}, [{ ...booked, state: 'settled' }]) });
    see(15);
    expect(panel.dismissTerminalPayment).toHaveBeenCalledOnce();
  });

  it('can be put away at once', () => {
    const { panel } = renderView(viewOf());
    press('Done');
    expect(panel.dismissTerminalPayment).toHaveBeenCalledOnce();
  });

  it.each([
    ['something is under way', { busy: 'refund' }],
    ['a form is open', {}],
  ] as const)('waits while %s', (why, state) => {
    const { panel } = renderPod({ view: viewOf(), ...state });
    if (why === 'a form is open') press('Refund');
    see(60);
    expect(panel.dismissTerminalPayment).not.toHaveBeenCalled();
  });
});

describe('a result that somebody has to act on', () => {
  it.each([
    ['approved in part', { state: 'partially_approved', approved: usd(20000) }],
    ['approved, but not all of it', { approved: usd(20000) }],
    ['approved although it was to be canceled', { cancelRequested: true }],
    ['canceled', { state: 'cancelled' }],
    ['timed out', { state: 'timed_out', final: true }],
    ['failed', { state: 'failed', final: true }],
    ['declined', { state: 'declined', reason: 'insufficient_funds' }],
    ['uncertain', { state: 'timed_out', final: false, doubt: 'checking' }],
  ] as const)('stays: %s', (_, change) => {
    const { panel } = renderView(viewOf(change));
    see(600);
    expect(panel.dismissTerminalPayment).not.toHaveBeenCalled();
  });
});
