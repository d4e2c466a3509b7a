// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MoneyButton } from '#components/ui/MoneyButton.tsx';
import { refusedClickWords } from '#components/words/guard-words.ts';
import type { ClickGuard } from '#lib/panel/guard/click-guard.ts';
import { type Refusal, refuse, type Verdict } from '#lib/panel/guard/verdict.ts';
import { actionable, operation, terminalPayment } from '../support/actionable.ts';
import { openGuard, press, renderPod, textOnScreen, type } from '../support/render-pod.tsx';

const watched = new Set<Element>();
const check = vi.fn<ClickGuard['check']>();
const guard: ClickGuard = {
  isFramed: true,
  lookAgain: () => {},
  watch(button) {
    watched.add(button);
    return () => watched.delete(button);
  },
  check,
};

beforeEach(() => {
  check.mockReset().mockReturnValue(refuse('covered'));
});
afterEach(() => {
  // Some clean-up runs shortly after the panel ends; `act` waits for it.
  act(cleanup);
  expect(watched.size).toBe(0);
});

const lastTerminal = { lastTerminalId: 'trm_front' };
const payFailed = { action: 'pay', error: { code: 'offline', details: {} } } as const;

/** All reasons why a click does not count; an incomplete list does not compile. */
const reasons = Object.keys({
  untrusted: true,
  not_yet: true,
  covered: true,
  cut_off: true,
  moved: true,
  not_chosen: true,
  hidden: true,
} satisfies Record<Refusal, true>) as Refusal[];

/** The last buttons of a charge, a refund and a reminder, and the steps to them. */
const moneyButtons = [
  {
    name: 'Send to Terminal',
    state: { view: actionable({}, lastTerminal) },
    steps: () => press('Send to Terminal'),
  },
  {
    name: /^Refund .*615/,
    state: { view: actionable() },
    steps() {
      press('Refund');
      fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'other' } });
      press('Review');
    },
  },
  { name: 'Send reminder now', state: { view: actionable() }, steps: () => press('Re-send Reminder') },
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

/** Opens a reminder up to its last button. */
function openReminder(given: ClickGuard = guard) {
  const rendered = renderPod({ view: actionable() }, false, given);
  press('Re-send Reminder');
  return { ...rendered, button: screen.getByRole('button', { name: 'Send reminder now' }) };
}

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
    press('Send reminder now');
    expect(check).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ type: 'click' }),
      expect.objectContaining({ textContent: button.textContent }),
    );
  });

  it('is watched only while it is on screen', () => {
    const { show } = renderPod({ view: actionable() }, false, guard);
    expect(watched.size).toBe(0);
    press('Re-send Reminder');
    expect([...watched]).toEqual([screen.getByRole('button', { name: 'Send reminder now' })]);
    show({ view: { kind: 'unavailable', error: { code: 'offline', details: {} } } });
    expect(watched.size).toBe(0);
  });

  it('is not asked about while it is held back', () => {
    renderPod({ view: actionable() }, false, guard);
    press('Send to Terminal');
    press('Send to Terminal');
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
    press('Send reminder now');
    expect(panel.remind).not.toHaveBeenCalled();
    act(() => tell(true));
    expect(button.getAttribute('aria-disabled')).toBe('false');
    press('Send reminder now');
    expect(panel.remind).toHaveBeenCalledOnce();
  });
});

describe('while the guard takes its time', () => {
  it('the button says that it works, keeps the focus and sends once', async () => {
    const answer = slowGuard();
    const { button, panel } = openReminder();
    button.focus();
    press('Send reminder now');
    press('Send reminder now');
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
    press('Send to Terminal');
    type('Amount', '99.99');
    await answer({ ok: true });
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ amount: expect.objectContaining({ value: 1234 }) }),
    );
  });

  it('a form that was closed sends nothing', async () => {
    const answer = slowGuard();
    const { callCount } = openReminder();
    press('Send reminder now');
    press('Back');
    await answer({ ok: true });
    expect(callCount()).toBe(0);
  });

  it('nothing is said of a double click that was meant for what was there before', async () => {
    const answer = slowGuard();
    const { button, callCount } = openReminder();
    press('Send reminder now');
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

describe('a click that did not count', () => {
  it.each(reasons)('is explained in words: %s', (reason) => {
    check.mockReturnValue(refuse(reason));
    const { button } = openReminder();
    press('Send reminder now');
    const words = refusedClickWords(reason);
    expect(words).not.toContain('_');
    expect(words).toMatch(/^Nothing was sent/);
    const described = button.getAttribute('aria-describedby');
    expect(document.getElementById(described ?? '')?.textContent).toBe(words);
  });

  it('is announced each time, in a place that was there before', () => {
    const { button } = openReminder();
    const place = button.parentElement?.querySelector('[role=status]');
    expect(place?.textContent).toBe('');
    press('Send reminder now');
    const first = place?.firstElementChild;
    expect(first?.textContent).toBe(refusedClickWords('covered'));
    press('Send reminder now');
    expect(place?.firstElementChild).not.toBe(first);
    expect(place?.isConnected).toBe(true);
  });

  it('keeps what was typed where no window could be opened', async () => {
    const { panel } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    panel.openWindow.mockResolvedValue(false);
    press('Send to Terminal');
    type('Amount', '12.34');
    press('Send to Terminal');
    await act(async () => press('Open in a separate window'));
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).toBe('12.34');
  });

  it('offers to go on in a window, with what was typed, and then not here as well', async () => {
    const { panel } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    type('Amount', '12.34');
    press('Send to Terminal');
    await act(async () => press('Open in a separate window'));
    expect(panel.openWindow).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ form: 'terminal', terminal: expect.objectContaining({ amount: '12.34' }) }),
    );
    expect(screen.queryByLabelText('Amount')).toBeNull();
    press('Send to Terminal');
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).not.toBe('12.34');
  });

  it('offers no window where the panel has one already', () => {
    openReminder({
      ...guard,
      isFramed: false,
      watch(button, onReady) {
        onReady(true);
        return guard.watch(button, onReady);
      },
    });
    press('Send reminder now');
    expect(screen.getByText(refusedClickWords('covered'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open in a separate window' })).toBeNull();
  });

  it('is not explained any more once something else is typed', () => {
    renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    press('Send to Terminal');
    type('Amount', '12.34');
    expect(textOnScreen()).not.toContain(refusedClickWords('covered'));
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
    doubleClick('Send reminder now');
    expect(panel.remind).toHaveBeenCalledOnce();
  });
});
