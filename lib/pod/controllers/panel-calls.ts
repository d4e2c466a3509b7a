/** The panel's ear for the worker's one call to it: to come forward. */
import type { Storage } from 'webextension-polyfill';
import { callKey } from '../contract/call-key.ts';

/** The calls to one panel. */
export interface PanelCalls {
  /** Calls back whenever the panel is to come forward; at once where it was called while nobody answered. */
  answer(onCall: () => void): void;
}

/**
 * Hears the calls to the panel of a mount, from now on: those that come before the panel is shown are answered then.
 *
 * @param changed `storage.onChanged` of the browser
 * @param mountId whose panel listens
 * @param signal ends it
 */
export function followCalls(
  changed: Pick<Storage.Static['onChanged'], 'addListener' | 'removeListener'>,
  mountId: string,
  signal: AbortSignal,
): PanelCalls {
  const key = callKey(mountId);
  let wasCalled = false;
  let comeForward = () => {
    wasCalled = true;
  };
  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    // That the call is taken away again is a change as well.
    if (area === 'session' && changes[key]?.newValue !== undefined) comeForward();
  }
  changed.addListener(hear);
  signal.addEventListener('abort', () => changed.removeListener(hear), { once: true });
  return {
    answer(onCall) {
      comeForward = onCall;
      if (wasCalled && !signal.aborted) onCall();
      wasCalled = false;
    },
  };
}
