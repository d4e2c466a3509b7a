// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
import { endingWords } from '#components/words/ended-words.ts';
import type { Ending } from '#lib/panel/endings.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { EndedState } from '#lib/wisepay/schemas/terminal-payment.ts';
import { actionable } from '../support/actionable.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
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
const listed = (
  state: Extract<Ending, { kind: 'payment' }>['state'],
  payment: typeof samplePayment,
): Ending => ({
  kind: 'payment',
  id: payment.id,
  state,
  payment,
  invoiceId: 'inv_1',
});
const endings = [paymentEnding('approved', 100000), refundEnding('refund', 'failed')];

afterEach(cleanup);

describe('what ended', () => {
  it.each<[Ending, string]>([
    [paymentEnding('approved', 100000), 'Charged on Front desk: $1,000.00.'],
    [paymentEnding('partially_approved', 40000), '$400.00 of $1,000.00 was charged on Front desk.'],
    [paymentEnding('cancelled'), 'The payment of $1,000.00 on Front desk was canceled. Nothing was charged.'],
    [paymentEnding('timed_out'), 'The payment of $1,000.00 on Front desk timed out. Nothing was charged.'],
    [paymentEnding('failed'), 'The payment of $1,000.00 on Front desk failed. Nothing was charged.'],
    [
      { ...paymentEnding('timed_out'), payment: { ...payment, state: 'timed_out' } } as Ending,
      'Front desk reported that the payment of $1,000.00 didn’t go through. WisePay hasn’t confirmed yet that nothing was charged.',
    ],
    [
      refundEnding('refund', 'succeeded'),
      'The $102.50 refund went through. ($102.50 = $100.00 + $2.50 surcharge)',
    ],
    [
      refundEnding('refund', 'failed'),
      'The $102.50 refund didn’t go through or was returned. ($102.50 = $100.00 + $2.50 surcharge)',
    ],
    [
      refundEnding('void', 'succeeded'),
      'The $102.50 payment was voided. ($102.50 = $100.00 + $2.50 surcharge)',
    ],
    [
      refundEnding('void', 'failed'),
      'The $102.50 payment couldn’t be voided. ($102.50 = $100.00 + $2.50 surcharge)',
    ],
    [
      listed('received', samplePayment),
      'Payment received: $615.00 by Visa •••• 4242. ($615.00 = $600.00 + $15.00 surcharge)',
    ],
    [listed('received', sampleDebit), 'Payment received: $200.00 by Bank account •••• 6789.'],
    [
      listed('received', { ...sampleDebit, state: 'pending' }),
      'Payment submitted: $200.00 by Bank account •••• 6789. It is pending and can still be returned.',
    ],
    [
      listed('failed', { ...sampleDebit, state: 'failed' }),
      'The $200.00 payment by Bank account •••• 6789 failed and doesn’t count toward this invoice. Check the balance.',
    ],
    [
      listed('returned', { ...sampleDebit, state: 'failed' }),
      'The $200.00 payment by Bank account •••• 6789 was returned. Check the balance.',
    ],
    [
      listed('returned', { ...samplePayment, surcharge: sampleDebit.surcharge, state: 'failed' }),
      'The $600.00 payment by Visa •••• 4242 was returned. Check the balance.',
    ],
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
    expect(place?.textContent).toContain('Charged on Front desk: $1,000.00.');
    expect(place?.textContent).toContain('The $102.50 refund didn’t go through or was returned.');
  });

  it('is told when a terminal payment ended, if WisePay tells it', () => {
    const { createdAt: _sent, endedAt: _ended, ...untimed } = payment;
    const [charged] = endings;
    if (charged?.kind !== 'terminal_payment') throw new Error('It is a payment.');
    const told = [charged, { ...charged, id: 'tp_2', payment: { ...untimed, state: charged.state } }];
    renderPod({ view: readyView() }, false, openGuard, { notifications: { endings: told, onDismiss } });
    const words = 'Charged on Front desk: $1,000.00.';
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      `${words} ${formatDateTime(payment.endedAt ?? '')}`,
      words,
    ]);
  });

  it('lets it be put away, and keeps the keyboard', () => {
    renderPod({ view: readyView() }, false, openGuard, { notifications: { endings, onDismiss } });
    const dismiss = screen.getByRole('button', { name: 'Dismiss' });
    dismiss.focus();
    press('Dismiss');
    expect(onDismiss).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'WisePay' }));
  });

  it('says that it has just come where the person was there', () => {
    const here: Ending = { ...listed('received', samplePayment), isHere: true };
    const { show } = renderPod({ view: readyView() }, false, openGuard, {
      notifications: { endings: [here], onDismiss },
    });
    expect(screen.getByRole('heading', { name: 'New on this invoice' })).toBeDefined();
    show({ view: readyView() }, false, { notifications: { endings: [here, ...endings], onDismiss } });
    expect(screen.getByRole('heading', { name: 'While you were away' })).toBeDefined();
  });

  it('says so on its tab while it is collapsed', () => {
    const { show } = renderPod({ view: readyView() }, true, openGuard, {
      notifications: { endings, onDismiss },
    });
    const due = '$1,000.00 due. Open the WisePay panel';
    expect(screen.getByRole('button', { name: `New result. ${due}` })).toBeDefined();
    show({ view: readyView() }, true, { notifications: { endings: [], onDismiss } });
    expect(screen.getByRole('button', { name: due })).toBeDefined();
  });

  it('tells nothing of an invoice that the person may not see any more', () => {
    const signIn = { kind: 'sign_in', email: 'pat@northwind.example' } as const;
    const { show } = renderPod({ view: signIn }, false, openGuard, { notifications: { endings, onDismiss } });
    expect(document.body.textContent).not.toContain('$');
    show({ view: signIn }, true);
    expect(screen.getByRole('button', { name: 'Sign in. Open the WisePay panel' })).toBeDefined();
  });
});

describe('what was seen', () => {
  const onDismiss = vi.fn<() => void>();
  const good = listed('received', samplePayment);
  const seconds = (count: number) =>
    act(() => {
      vi.advanceTimersByTime(count * 1_000);
    });
  const tell = (...told: readonly Ending[]) => ({ notifications: { endings: told, onDismiss } });

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    onDismiss.mockReset();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('goes away if it is good, and the keyboard stays where it is', () => {
    renderPod({ view: readyView() }, false, openGuard, tell(good));
    const focused = document.activeElement;
    seconds(15);
    expect(onDismiss).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(focused);
  });

  it('stays while a form is open, whose last button would jump', () => {
    renderPod({ view: actionable() }, false, openGuard, tell(good));
    press('Refund');
    seconds(600);
    expect(onDismiss).not.toHaveBeenCalled();
  });

  it('stays for the full time of what came last', () => {
    const { show } = renderPod({ view: readyView() }, false, openGuard, tell(good));
    seconds(14);
    show({ view: readyView() }, false, tell(good, { ...good, id: 'pay_9' }));
    seconds(14);
    expect(onDismiss).not.toHaveBeenCalled();
    seconds(1);
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  it('stays until it is dismissed if anything in it is a problem', () => {
    renderPod({ view: readyView() }, false, openGuard, tell(good, refundEnding('refund', 'failed')));
    seconds(3_600);
    expect(onDismiss).not.toHaveBeenCalled();
    press('Dismiss');
    expect(onDismiss).toHaveBeenCalledOnce();
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
