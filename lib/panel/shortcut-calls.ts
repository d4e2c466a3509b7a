/** The panel's ear for the worker's one call to it: to come forward. */
import type { Storage } from 'webextension-polyfill';
import { shortcutKey } from '../protocol/session-keys.ts';

/** The calls to one panel. */
export interface ShortcutCalls {
  /** Calls back whenever the panel is to come forward; at once where it was called while nobody answered. */
  answer(onShortcut: () => void): void;
}

/**
 * Hears the calls to the panel of a mount, from now on: those that come before the panel is shown are answered then.
 *
 * @param changed `storage.onChanged` of the browser
 * @param mountId whose panel listens
 * @param signal ends it
 */
export function followShortcut(
  changed: Pick<Storage.Static['onChanged'], 'addListener' | 'removeListener'>,
  mountId: string,
  signal: AbortSignal,
): ShortcutCalls {
  const key = shortcutKey(mountId);
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
    answer(onShortcut) {
      comeForward = onShortcut;
      if (wasCalled && !signal.aborted) onShortcut();
      wasCalled = false;
    },
  };
}
