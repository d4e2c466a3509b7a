/** The click guard, and the way to the review window if it refuses a click, for every last button. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClickGuard } from '../../lib/panel/guard/click-guard.ts';
import type { OutsideRule } from '../../lib/policy/value-schemas.ts';

export interface GuardedClicks {
  readonly guard: ClickGuard;
  /** What must be confirmed in the review window, by the administrator's policy. */
  readonly outsideRule?: OutsideRule | undefined;
  /** Continues in the review window, with what was typed. */
  onOpenWindow(): void;
}

/** Null if there is no guard. */
export const GuardContext = createContext<GuardedClicks | null>(null);

/** @throws {Error} without a guard: a last button is not drawn rather than left unguarded */
export function useGuardedClicks(): GuardedClicks {
  const clicks = useContext(GuardContext);
  if (clicks === null) throw new Error('A money button needs a guard.');
  return clicks;
}
