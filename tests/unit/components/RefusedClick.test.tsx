// @vitest-environment happy-dom
import { act, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { refusedClickWords } from '#components/words/guard-words.ts';
import { type Refusal, refuse } from '#lib/panel/guard/verdict.ts';
import { actionable } from '../support/actionable.ts';
import { refusingGuard } from '../support/refusing-guard.ts';
import { press, renderPod, textOnScreen, type } from '../support/render-pod.tsx';
import { chargeButton } from '../support/terminal-form.ts';

const { guard, check, openReminder } = refusingGuard();

const lastTerminal = { lastTerminalId: 'trm_front' };

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

describe('a click that did not count', () => {
  it.each(reasons)('is explained in words: %s', (reason) => {
    check.mockReturnValue(refuse(reason));
    const { button } = openReminder();
    press('Send reminder');
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
    press('Send reminder');
    const first = place?.firstElementChild;
    expect(first?.textContent).toBe(refusedClickWords('covered'));
    press('Send reminder');
    expect(place?.firstElementChild).not.toBe(first);
    expect(place?.isConnected).toBe(true);
  });

  it('keeps what was typed where no window could be opened', async () => {
    const { panel } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    panel.openWindow.mockResolvedValue(false);
    press('Send to Terminal');
    type('Amount', '12.34');
    press(chargeButton);
    await act(async () => press('Open in a separate window'));
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).toBe('12.34');
  });

  it('offers to go on in a window, with what was typed, and then not here as well', async () => {
    const { panel } = renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    type('Amount', '12.34');
    press(chargeButton);
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
    press('Send reminder');
    expect(screen.getByText(refusedClickWords('covered'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open in a separate window' })).toBeNull();
  });

  it('is no longer explained once something else is typed', () => {
    renderPod({ view: actionable({}, lastTerminal) }, false, guard);
    press('Send to Terminal');
    press(chargeButton);
    type('Amount', '12.34');
    expect(textOnScreen()).not.toContain(refusedClickWords('covered'));
  });
});
