// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { MoneyButton } from '#components/ui/MoneyButton.tsx';
import { refusedClickWords } from '#components/words/guard-words.ts';
import { refuse, type Verdict } from '#lib/panel/guard/verdict.ts';
import { actionable, operation, terminalPayment } from '../support/actionable.ts';
import { chooseReason } from '../support/refund-form.ts';
import { refusingGuard } from '../support/refusing-guard.ts';
import { openGuard, press, renderPod, type } from '../support/render-pod.tsx';
import { chargeButton } from '../support/terminal-form.ts';

const { guard, check, watched, openReminder } = refusingGuard();

const lastTerminal = { lastTerminalId: 'trm_front' };
const payFailed = { action: 'pay', error: { code: 'offline', details: {} } } as const;

/** The last buttons of a charge, a refund and a reminder, and the steps to them. */
const moneyButtons = [
  {
    name: chargeButton,
    state: { view: actionable({}, lastTerminal) },
    steps: () => press('Send to Terminal'),
  },
  {
    name: /^Refund .*615/,
    state: { view: actionable() },
    steps() {
      press('Refund');
      chooseReason('other');
      press('Review');
    },
  },
  { name: 'Send reminder', state: { view: actionable() }, steps: () => press('Re-send Reminder') },
] as const;

/** Buttons that move no money, or are urgent. */
const ordinaryButtons = [
  { name: 'Pay Invoice', state: { view: actionable() } },
  { name: 'Try again', state: { view: actionable(), failure: payFailed } },
  { name: 'Cancel', state: { view: actionable({}, { terminalPayment }) } },
  {
    name: 'Sign in again',
    state: { view: actionable({}, { operations: [operation({ state: 'step_up' })] }) },
  },
] as const;

/** Delays the guard's verdict; the returned function gives it. */
function slowGuard() {
  const { promise, resolve } = Promise.withResolvers<Verdict>();
  check.mockReturnValue(promise);
  return (verdict: Verdict) => act(async () => resolve(verdict));
}

describe('a money button', () => {
  it.each(moneyButtons)(
    'does nothing unless the guard lets it, and says why: $name',
    ({ name, state, steps }) => {
      const { callCount } = renderPod(state, false, guard);
      steps();
      expect(callCount()).toBe(0);
      press(name);
      expect(callCount()).toBe(0);
      expect(screen.getByText(refusedClickWords('covered'))).toBeTruthy();

      check.mockReturnValue({ ok: true });
      press(name);
      expect(callCount()).toBe(1);
      expect(screen.queryByText(refusedClickWords('covered'))).toBeNull();
    },
  );

  it('asks about the click itself and about nothing that is not a click on it', () => {
    const { button } = openReminder();
    press('Collapse');
    expect(check).not.toHaveBeenCalled();
    cleanup();
    openReminder();
    press('Send reminder');
    expect(check).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ type: 'click' }),
      expect.objectContaining({ textContent: button.textContent }),
    );
  });

  it('is watched only while it is on screen', () => {
    const { show } = renderPod({ view: actionable() }, false, guard);
    expect(watched.size).toBe(0);
    press('Re-send Reminder');
    expect([...watched]).toEqual([screen.getByRole('button', { name: 'Send reminder' })]);
    show({ view: { kind: 'unavailable', error: { code: 'offline', details: {} } } });
    expect(watched.size).toBe(0);
  });

  it('is not asked about while it is held back', () => {
    renderPod({ view: actionable() }, false, guard);
    press('Send to Terminal');
    press(chargeButton);
    expect(check).not.toHaveBeenCalled();
  });

  it('is never drawn without a guard', () => {
    expect(() => render(<MoneyButton label="Pay" onClick={() => {}} />)).toThrow('needs a guard');
  });

  it('cannot be pressed before its window has come to rest', () => {
    let tell: (isReady: boolean) => void = () => {};
    const { button, panel } = openReminder({
      ...guard,
      isFramed: false,
      watch(_, onReady) {
        tell = onReady;
        return () => {};
      },
    });
    check.mockReturnValue({ ok: true });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    press('Send reminder');
    expect(panel.remind).not.toHaveBeenCalled();
    act(() => tell(true));
    expect(button.getAttribute('aria-disabled')).toBe('false');
    press('Send reminder');
    expect(panel.remind).toHaveBeenCalledOnce();
  });
});

describe('while the guard takes its time', () => {
  it('the button says that it works, keeps the focus and sends once', async () => {
    const answer = slowGuard();
    const { button, panel } = openReminder();
    button.focus();
    press('Send reminder');
    press('Send reminder');
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button);
    expect(check).toHaveBeenCalledOnce();
    expect(panel.remind).not.toHaveBeenCalled();
    await answer({ ok: true });
    expect(panel.remind).toHaveBeenCalledOnce();
  });

  it('what is sent is what was on screen at the click', async () => {
    const answer = slowGuard();
    const { panel } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    type('Amount', '12.34');
    press(chargeButton);
    type('Amount', '99.99');
    await answer({ ok: true });
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ amount: expect.objectContaining({ value: 1234 }) }),
    );
  });

  it('a form that was closed sends nothing', async () => {
    const answer = slowGuard();
    const { callCount } = openReminder();
    press('Send reminder');
    press('Back');
    await answer({ ok: true });
    expect(callCount()).toBe(0);
  });

  it('nothing is said of a double click that was meant for what was there before', async () => {
    const answer = slowGuard();
    const { button, callCount } = openReminder();
    press('Send reminder');
    await answer({ ok: false });
    expect(callCount()).toBe(0);
    expect(button.parentElement?.querySelector('[role=status]')?.textContent).toBe('');
  });
});

describe('an ordinary button', () => {
  it.each(ordinaryButtons)('works at once, whatever the guard says: $name', ({ name, state }) => {
    const { callCount } = renderPod(state, false, guard);
    press(name);
    expect(callCount()).toBe(1);
    expect(check).not.toHaveBeenCalled();
    expect(watched.size).toBe(0);
  });
});

describe('a double click', () => {
  const doubleClick = (name: string) => {
    const button = screen.getByRole('button', { name });
    fireEvent.click(button, { detail: 1 });
    fireEvent.click(button, { detail: 2 });
  };

  it('has one effect', () => {
    const { panel } = renderPod({ view: actionable() }, false, openGuard);
    doubleClick('Pay Invoice');
    expect(panel.pay).toHaveBeenCalledOnce();
  });

  it('is not lost when its first click came too early', () => {
    check.mockReturnValueOnce(refuse('not_yet')).mockReturnValueOnce({ ok: true });
    const { panel } = openReminder();
    doubleClick('Send reminder');
    expect(panel.remind).toHaveBeenCalledOnce();
  });
});
