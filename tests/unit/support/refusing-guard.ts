/** A guard of the money buttons whose verdict the test controls, and a button behind it. */
import { screen } from '@testing-library/preact';
import { vi } from 'vitest';
import type { ClickGuard } from '#lib/panel/guard/click-guard.ts';
import { refuse } from '#lib/panel/guard/verdict.ts';
import { actionable } from './actionable.ts';
import { press, renderPod } from './render-pod.tsx';

/** The guard, its verdict as a mock, and the buttons that it watches now; `reset` has it refuse each click as covered. */
export function refusingGuard() {
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
  return {
    guard,
    check,
    watched,
    reset() {
      check.mockReset().mockReturnValue(refuse('covered'));
    },
    /** Opens a reminder up to its last button. */
    openReminder(given: ClickGuard = guard) {
      const rendered = renderPod({ view: actionable() }, false, given);
      press('Re-send Reminder');
      return { ...rendered, button: screen.getByRole('button', { name: 'Send reminder now' }) };
    },
  };
}
