/**
 * The worker's one call to a panel: to come forward, because the person has pressed the keys for it. It goes through the
 * session storage, which no page and no content script can write to; so the panel has to listen to nobody's messages.
 */
import type { Storage } from 'webextension-polyfill';

/** Where a call to the panel of a mount stands for a moment. */
export const callKey = (mountId: string) => `panel.call.${mountId}`;

/** The calls to one panel. */
export interface PanelCalls {
  /** Calls back whenever the panel is to come forward; at once where it was called while nobody answered. */
  answer(onCall: () => void): void;
}

/**
 * Hears the calls to the panel of a mount, from now on: those that come before the panel is shown are answered then.
 *
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
