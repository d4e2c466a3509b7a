// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { endingWords } from '#components/words/ended-words.ts';
import type { Ending } from '#lib/panel/endings.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { EndedState } from '#lib/wisepay/schemas/terminal-payment.ts';
import { readyView } from '../support/invoices.ts';
import { sampleRefund } from '../support/payments.ts';
import { openGuard, press, renderPod } from '../support/render-pod.tsx';
import { approvedTerminalPayment } from '../support/terminal-payment.ts';

const payment = showTerminalPayment(approvedTerminalPayment);
const paymentEnding = (state: EndedState, approved?: number): Ending => {
  const { approved: _, ...payment } = showTerminalPayment(approvedTerminalPayment);
  return {
    kind: 'terminal_payment',
    id: 'tp_1',
    state,
    payment: {
      ...payment,
      state,
      final: true,
      ...(approved !== undefined && { approved: { value: approved, currency: 'USD' } }),
    },
  };
};
const refundEnding = (kind: 'refund' | 'void', state: 'succeeded' | 'failed'): Ending => ({
  kind: 'refund',
  id: 'ref_1',
  state,
  refund: { ...sampleRefund, kind, state },
});
const endings = [paymentEnding('approved', 100000), refundEnding('refund', 'failed')];

afterEach(cleanup);

describe('what ended', () => {
  it.each<[Ending, string]>([
    [paymentEnding('approved', 100000), '$1,000.00 was charged on Front desk.'],
    [paymentEnding('partially_approved', 40000), '$400.00 of $1,000.00 was charged on Front desk.'],
    [
      paymentEnding('cancelled'),
      'The payment of $1,000.00 on Front desk was cancelled. Nothing was charged.',
    ],
    [paymentEnding('timed_out'), 'The payment of $1,000.00 on Front desk timed out. Nothing was charged.'],
    [paymentEnding('failed'), 'The payment of $1,000.00 on Front desk failed. Nothing was charged.'],
    [
      { ...paymentEnding('timed_out'), payment: { ...payment, state: 'timed_out' } } as Ending,
      'The terminal Front desk reported that the payment of $1,000.00 did not go through. WisePay has not confirmed yet that nothing was charged.',
    ],
    [refundEnding('refund', 'succeeded'), 'The refund of $102.50 went through.'],
    [
      refundEnding('refund', 'failed'),
      'The refund of $102.50 failed. The money did not reach the payer or came back.',
    ],
    [refundEnding('void', 'succeeded'), 'The payment of $102.50 was voided.'],
    [refundEnding('void', 'failed'), 'The payment of $102.50 could not be voided.'],
  ])('says whether money moved: $id $state', (ending, words) => {
    expect(endingWords(ending)).toBe(words);
  });

  it('leaves open what a card that was never presented would have been charged', () => {
    const ending = paymentEnding('timed_out');
    if (ending.kind !== 'terminal_payment') throw new Error('It is a payment.');
    const payment = { ...ending.payment, leastTotal: { value: 97500, currency: 'USD' } };
    expect(endingWords({ ...ending, payment })).toBe(
      'The payment of $975.00 to $1,000.00 on Front desk timed out. Nothing was charged.',
    );
  });
});

describe('the panel of somebody who was away', () => {
  const onDismiss = vi.fn();

  it('has a place for it before there is anything to tell, so that it is read out', () => {
    const { show } = renderPod({ view: readyView() });
    const [place] = screen.getAllByRole('status');
    expect(place?.textContent).toBe('');
    show({ view: readyView() }, false, { notifications: { endings, onDismiss } });
    expect(screen.getAllByRole('status')[0]).toBe(place);
    expect(place?.textContent).toContain('While you were away');
    expect(place?.textContent).toContain('$1,000.00 was charged on Front desk.');
    expect(place?.textContent).toContain('The refund of $102.50 failed.');
  });

  it('lets it be put away, and keeps the keyboard', () => {
    renderPod({ view: readyView() }, false, openGuard, { notifications: { endings, onDismiss } });
    const dismiss = screen.getByRole('button', { name: 'Got it' });
    dismiss.focus();
    press('Got it');
    expect(onDismiss).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'WisePay' }));
  });

  it('says so on its tab while it is collapsed', () => {
    const { show } = renderPod({ view: readyView() }, true, openGuard, {
      notifications: { endings, onDismiss },
    });
    expect(
      screen.getByRole('button', { name: 'WisePay Something has ended while you were away' }),
    ).toBeDefined();
    show({ view: readyView() }, true, { notifications: { endings: [], onDismiss } });
    expect(screen.getByRole('button', { name: 'WisePay' })).toBeDefined();
  });

  it('tells nothing of an invoice that the person may not see any more', () => {
    const signIn = { kind: 'sign_in', email: 'pat@northwind.example' } as const;
    const { show } = renderPod({ view: signIn }, false, openGuard, { notifications: { endings, onDismiss } });
    expect(document.body.textContent).not.toContain('$');
    show({ view: signIn }, true);
    expect(screen.getByRole('button', { name: 'WisePay' })).toBeDefined();
  });
});

describe('the panel that is called by its keys', () => {
  it('has the keyboard on its heading, each time', () => {
    const { show } = renderPod({ view: readyView() });
    const heading = screen.getByRole('heading', { name: 'WisePay' });
    expect(document.activeElement).not.toBe(heading);
    act(() => show({ view: readyView() }, false, { calls: 1 }));
    expect(document.activeElement).toBe(heading);
    heading.blur();
    act(() => show({ view: readyView() }, false, { calls: 2 }));
    expect(document.activeElement).toBe(heading);
  });

  it('opens from its tab, and the heading has the keyboard rather than the button', () => {
    const { show } = renderPod({ view: readyView() }, true);
    act(() => show({ view: readyView() }, false, { calls: 1 }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'WisePay' }));
  });
});
