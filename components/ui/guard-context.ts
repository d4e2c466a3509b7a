/** The guard of the money buttons, and the way on when it refuses a click, for every button that needs them. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClickGuard } from '../../lib/panel/guard/click-guard.ts';
import type { OutsideRule } from '../../lib/policy/value-schemas.ts';

export interface GuardedClicks {
  readonly guard: ClickGuard;
  /** What has to be confirmed in that window, by the administrator's policy. */
  readonly outsideRule?: OutsideRule | undefined;
  /** Goes on in a window of the extension's own, with what was typed. */
  onOpenWindow(): void;
}

/** Null where nobody has put a guard. */
export const GuardContext = createContext<GuardedClicks | null>(null);

/** @throws {Error} without a guard: a money button is not drawn rather than left unguarded */
export function useGuardedClicks(): GuardedClicks {
  const clicks = useContext(GuardContext);
  if (clicks === null) throw new Error('A money button needs a guard.');
  return clicks;
}
