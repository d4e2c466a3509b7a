/** A guard of the money buttons whose verdict the test controls, and a button behind it. */
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { ClickGuard } from '#lib/panel/guard/click-guard.ts';
import { refuse } from '#lib/panel/guard/verdict.ts';
import { actionable } from './actionable.ts';
import { press, renderPod } from './render-pod.tsx';

/**
 * The guard and its verdict as a mock, for every test of the file: it refuses each click as covered unless the test says
 * otherwise, and no button may be watched after the panel's end.
 */
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
  beforeEach(() => {
    check.mockReset().mockReturnValue(refuse('covered'));
  });
  afterEach(() => {
    // Some clean-up runs shortly after the panel ends; `act` waits for it.
    act(cleanup);
    expect(watched.size).toBe(0);
  });
  return {
    guard,
    check,
    watched,
    /** Opens a reminder up to its last button. */
    openReminder(given: ClickGuard = guard) {
      const rendered = renderPod({ view: actionable() }, false, given);
      press('Re-send Reminder');
      return { ...rendered, button: screen.getByRole('button', { name: 'Send reminder' }) };
    },
  };
}
