// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MoneyButton } from '#components/basics/MoneyButton.tsx';
import { refusedClickWords } from '#components/words/guard-words.ts';
import type { ClickGuard } from '#lib/guard/click-guard.ts';
import { type Refusal, refuse } from '#lib/guard/verdict.ts';
import { actionable, operation, terminalPayment } from '../support/actionable.ts';
import { openGuard, press, renderPod, textOnScreen, type } from '../support/render-pod.tsx';

const watched = new Set<Element>();
const check = vi.fn<ClickGuard['check']>();
const guard: ClickGuard = {
  isFramed: true,
  startAnew: () => {},
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
  // What ends with the panel ends a moment after it.
  act(cleanup);
  expect(watched.size).toBe(0);
});

const lastTerminal = { lastTerminalId: 'trm_front' };
const payFailed = { action: 'pay', error: { code: 'offline', details: {} } } as const;

/** Why a click may not count; complete, or it does not compile. */
const reasons = Object.keys({
  untrusted: true,
  not_yet: true,
  covered: true,
  cut_off: true,
  moved: true,
  not_chosen: true,
  hidden: true,
} satisfies Record<Refusal, true>) as Refusal[];

/** Every button after which money moves or an email goes out, and how to get there. */
const moneyButtons = [
  { name: 'Pay Invoice', state: { view: actionable() }, steps: () => {} },
  { name: 'Try again', state: { view: actionable(), failure: payFailed }, steps: () => {} },
  {
    name: 'Send to Terminal',
    state: { view: actionable({}, lastTerminal) },
    steps: () => press('Send to Terminal'),
  },
  { name: 'Cancel', state: { view: actionable({}, { terminalPayment }) }, steps: () => {} },
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
  {
    name: 'Sign in again',
    state: { view: actionable({}, { operations: [operation({ state: 'step_up' })] }) },
    steps: () => {},
  },
] as const;

describe('a money button', () => {
  it.each(moneyButtons)(
    'does nothing unless the guard lets it, and says why: $name',
    ({ name, state, steps }) => {
      const { wishCount } = renderPod(state, false, guard);
      steps();
      expect(wishCount()).toBe(0);
      press(name);
      expect(wishCount()).toBe(0);
      expect(screen.getByText(refusedClickWords('covered'))).toBeTruthy();

      check.mockReturnValue({ ok: true });
      press(name);
      expect(wishCount()).toBe(1);
      expect(screen.queryByText(refusedClickWords('covered'))).toBeNull();
    },
  );

  it('asks about the click itself and about nothing that is not a click on it', () => {
    renderPod({ view: actionable() }, false, guard);
    press('Collapse');
    press('Re-send Reminder');
    expect(check).not.toHaveBeenCalled();
    press('Send reminder now');
    const button = screen.getByRole('button', { name: 'Send reminder now' });
    expect(check).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'click' }), button);
  });

  it('is watched only while it is on screen', () => {
    const { show } = renderPod({ view: actionable() }, false, guard);
    expect([...watched]).toEqual([screen.getByRole('button', { name: 'Pay Invoice' })]);
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
});

describe('a click that did not count', () => {
  it.each(reasons)('is explained in words: %s', (reason) => {
    check.mockReturnValue(refuse(reason));
    renderPod({ view: actionable() }, false, guard);
    press('Pay Invoice');
    const words = refusedClickWords(reason);
    expect(words).not.toContain('_');
    expect(screen.getByRole('alert').textContent).toContain(words);
    expect(words).toContain('Nothing was sent.');
    const described = screen.getByRole('button', { name: 'Pay Invoice' }).getAttribute('aria-describedby');
    expect(document.getElementById(described ?? '')?.textContent).toBe(words);
  });

  it('keeps what was typed where no window could be opened', async () => {
    const { onOpenWindow } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    onOpenWindow.mockResolvedValue(false);
    press('Send to Terminal');
    type('Amount', '12.34');
    press('Send to Terminal');
    await act(async () => press('Open in a window'));
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).toBe('12.34');
  });

  it('offers to go on in a window, with what was typed, and then not here as well', async () => {
    const { onOpenWindow } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    type('Amount', '12.34');
    press('Send to Terminal');
    await act(async () => press('Open in a window'));
    expect(onOpenWindow).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ form: 'terminal', terminal: expect.objectContaining({ amount: '12.34' }) }),
    );
    expect(screen.queryByLabelText('Amount')).toBeNull();
    press('Send to Terminal');
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).not.toBe('12.34');
  });

  it('offers no window where the panel has one already', () => {
    renderPod({ view: actionable() }, false, { ...guard, isFramed: false });
    press('Pay Invoice');
    expect(screen.queryByRole('button', { name: 'Open in a window' })).toBeNull();
  });

  it('is not explained any more once something else is typed', () => {
    renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    press('Send to Terminal');
    type('Amount', '12.34');
    expect(textOnScreen()).not.toContain(refusedClickWords('covered'));
  });

  it('is announced each time', () => {
    renderPod({ view: actionable() }, false, guard);
    press('Pay Invoice');
    const first = screen.getByRole('alert');
    press('Pay Invoice');
    expect(screen.getByRole('alert')).not.toBe(first);
  });
});

describe('a double click', () => {
  const doubleClick = (name: string) => {
    const button = screen.getByRole('button', { name });
    fireEvent.click(button, { detail: 1 });
    fireEvent.click(button, { detail: 2 });
  };

  it('has one effect', () => {
    const { onPay } = renderPod({ view: actionable() }, false, openGuard);
    doubleClick('Pay Invoice');
    expect(onPay).toHaveBeenCalledOnce();
  });

  it('is not lost when its first click came too early', () => {
    const { onPay } = renderPod({ view: actionable() }, false, guard);
    check.mockReturnValueOnce(refuse('not_yet')).mockReturnValueOnce({ ok: true });
    doubleClick('Pay Invoice');
    expect(onPay).toHaveBeenCalledOnce();
  });
});
