// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScheduledPayment } from '#lib/pod/contract/scheduled-payment.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import {
  actionNames,
  isHeldBack,
  press,
  renderPod,
  renderView,
  textOnScreen,
} from '../support/render-pod.tsx';

afterEach(cleanup);

const scheduledPayment: ScheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
const nextWeek: ScheduledPayment = { ...scheduledPayment, date: '2026-06-12' };
const scheduled = (...[invoice, view]: Parameters<typeof actionable>) =>
  actionable({ scheduledPayment, ...invoice }, view);

const warning = /will charge Visa •••• 1881 on .*5.*2026.*may be paid twice/;
const notice = () => screen.queryByRole('heading', { name: 'An automatic payment is scheduled' });
const form = () => screen.queryByRole('heading', { name: 'Pay Invoice' });
const acknowledgement = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'Take this payment all the same' });
const acknowledge = () => fireEvent.click(acknowledgement());
const pressPay = () => act(async () => press('Pay Invoice'));

async function openForm(...parts: Parameters<typeof actionable>) {
  const pod = renderView(scheduled(...parts));
  await pressPay();
  return pod;
}

describe('paying an invoice with an automatic payment', () => {
  it('begins with the warning, and opens nothing by itself', async () => {
    const { wishCount } = await openForm();
    expect(document.activeElement).toBe(form());
    expect(textOnScreen()).toMatch(warning);
    expect(actionNames()).toEqual(['Pay Invoice', 'Back']);
    expect(wishCount()).toBe(0);
  });

  it('is held back until it is acknowledged', async () => {
    const { onPay } = await openForm();
    expect(isHeldBack('Pay Invoice')).toBe(true);
    await pressPay();
    expect(onPay).not.toHaveBeenCalled();
    acknowledge();
    await pressPay();
    expect(onPay).toHaveBeenCalledExactlyOnceWith(scheduledPayment);
  });

  it('needs no acknowledgement where nothing is scheduled', async () => {
    const { onPay } = renderView(actionable());
    await pressPay();
    expect(onPay).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(form()).toBeNull();
  });

  it('asks again after “Back”', async () => {
    await openForm();
    acknowledge();
    press('Back');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pay Invoice' }));
    await pressPay();
    expect(acknowledgement().checked).toBe(false);
  });

  it.each([
    ['the form here', 'Pay Invoice'],
    ['the form of a terminal', 'Send to Terminal'],
  ])('is warned of once: above the buttons, or in %s', async (_, button) => {
    renderView(scheduled());
    expect(notice()).toBeTruthy();
    await act(async () => press(button));
    expect(notice()).toBeNull();
    expect(textOnScreen().match(/will charge/g)).toHaveLength(1);
    press('Back');
    expect(notice()).toBeTruthy();
  });

  it('stays warned of above a reminder and a refund', () => {
    renderView(scheduled());
    press('Refund');
    expect(notice()).toBeTruthy();
  });
});

describe('the payments screen', () => {
  it('closes the form when it is open', async () => {
    const { onPay, show } = await openForm();
    onPay.mockImplementation(async () => {
      show({ view: scheduled({}, { paymentScreenOpen: true }) });
      return true;
    });
    acknowledge();
    await pressPay();
    expect(form()).toBeNull();
    expect(textOnScreen()).toContain('payments screen is open in another tab');
    await pressPay();
    expect(acknowledgement().checked).toBe(false);
  });

  it('that could not be opened leaves the form as it is, and its button is the next try', async () => {
    const { onPay, show } = await openForm();
    acknowledge();
    await pressPay();
    const error = { code: 'offline', details: {} } as const;
    show({ view: scheduled(), failure: { action: 'pay', error } });
    expect(screen.getByRole('alert').textContent).toContain('no money moved');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await pressPay();
    expect(onPay).toHaveBeenCalledTimes(2);
  });

  it('is asked for once, however often the button is pressed while it is under way', async () => {
    const { onPay, show } = await openForm();
    acknowledge();
    show({ view: scheduled(), busy: 'pay' });
    await pressPay();
    await pressPay();
    expect(onPay).not.toHaveBeenCalled();
  });

  it('waits for whoever has to sign in first: the form is there afterwards', async () => {
    const { onPay, show } = await openForm();
    onPay.mockImplementation(async () => {
      show({ view: { kind: 'sign_in', email: 'pat@northwind.example' } });
      return true;
    });
    acknowledge();
    await pressPay();
    show({ view: scheduled() });
    expect(acknowledgement().checked).toBe(true);
  });

  it('is not opened over an automatic payment that was scheduled meanwhile: the form asks', async () => {
    const { onPay, show } = renderView(actionable());
    onPay.mockImplementation(async () => {
      show({ view: scheduled() });
      return true;
    });
    await pressPay();
    expect(form()).toBeTruthy();
    expect(acknowledgement().checked).toBe(false);
  });

  it('that is found to be in the way only then does not close another form', async () => {
    const { onPay, show } = renderView(actionable());
    onPay.mockImplementation(async () => {
      press('Refund');
      show({ view: scheduled() });
      return true;
    });
    await pressPay();
    expect(screen.getByRole('heading', { name: 'Refund' })).toBeTruthy();
  });
});

describe('an automatic payment that changes while the form is open', () => {
  it('has to be acknowledged again, for its new day', async () => {
    const { onPay, show } = await openForm();
    acknowledge();
    show({ view: actionable({ scheduledPayment: nextWeek, version: '2' }) });
    expect(acknowledgement().checked).toBe(false);
    expect(textOnScreen()).toMatch(/12.*2026/);
    await pressPay();
    expect(onPay).not.toHaveBeenCalled();
    acknowledge();
    await pressPay();
    expect(onPay).toHaveBeenCalledExactlyOnceWith(nextWeek);
  });

  it('has to be acknowledged again for a terminal, too', async () => {
    const ready = { lastTerminalId: 'trm_front' };
    const { onSendToTerminal, show } = renderView(scheduled({}, ready));
    press('Send to Terminal');
    acknowledge();
    show({ view: actionable({ scheduledPayment: nextWeek, version: '2' }, ready) });
    press('Send to Terminal');
    expect(onSendToTerminal).not.toHaveBeenCalled();
    acknowledge();
    press('Send to Terminal');
    expect(onSendToTerminal).toHaveBeenCalledOnce();
  });

  it('closes the form when it is gone, and the focus goes to the invoice', async () => {
    const { wishCount, show } = await openForm();
    acknowledge();
    await act(() => show({ view: actionable({ version: '2' }) }));
    expect(form()).toBeNull();
    expect(actionNames()).toContain('Pay Invoice');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Invoice 20101' }));
    expect(wishCount()).toBe(0);
  });

  it('closes the form when it has paid the invoice, and says that nothing is left', async () => {
    const { show } = await openForm();
    show({ view: actionable({ ...without('pay', 'invoice_paid'), balance: usd(0) }) });
    expect(form()).toBeNull();
    expect(textOnScreen()).toContain('Nothing is left to pay.');
  });

  it('does not bring the form back by itself', async () => {
    const { show } = await openForm();
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
    const { onPay, show } = await openForm();
    acknowledge();
    show({ view: scheduled({}, { terminalPayment }) });
    expect(textOnScreen()).toContain('A payment is open on a terminal.');
    await pressPay();
    expect(onPay).not.toHaveBeenCalled();
  });

  it('is held back while it is not known what became of a payment', async () => {
    const { onPay, show } = await openForm();
    acknowledge();
    show({ view: scheduled({}, { operations: [operation({ kind: 'terminal_payment' })] }) });
    await pressPay();
    expect(onPay).not.toHaveBeenCalled();
  });

  it('is held back where the administrator has turned payments off meanwhile, and says why', async () => {
    const { onPay, show } = await openForm();
    acknowledge();
    show({ view: scheduled(without('pay', 'disabled')) });
    expect(textOnScreen()).toContain('Your administrator has turned payments off.');
    await pressPay();
    expect(onPay).not.toHaveBeenCalled();
  });

  it('goes on in a window with what was acknowledged', async () => {
    const guard = {
      isFramed: true,
      watch: () => () => {},
      startAnew: () => {},
      check: () => ({ ok: false, reason: 'covered' }) as const,
    };
    const { onOpenWindow, onPay } = renderPod({ view: scheduled() }, false, guard);
    await pressPay();
    acknowledge();
    await pressPay();
    await act(async () => press('Open in a window'));
    expect(onPay).not.toHaveBeenCalled();
    expect(onOpenWindow).toHaveBeenCalledExactlyOnceWith({
      invoice: '5101 20101',
      form: 'pay',
      pay: { acknowledged: scheduledPayment },
      terminal: null,
      refund: null,
    });
    expect(form()).toBeNull();
  });
});
