/** The panel's listener for the shortcut: the worker's one call to the panel, to come forward. */
import browser, { type Storage } from 'webextension-polyfill';
import { shortcutKey } from '../protocol/shortcut.ts';

/** The calls to one panel. */
export interface ShortcutCalls {
  /** Calls back whenever the panel is to come forward; immediately if a call came before there was a callback. */
  answer(onShortcut: () => void): void;
}

/**
 * Listens for the calls to the panel of a mount from now on: calls before the panel is shown are answered then.
 *
 * @param mountId the mount whose panel listens
 * @param signal ends listening
 */
export function followShortcut(mountId: string, signal: AbortSignal): ShortcutCalls {
  // Not looked up again at the end: then the browser may have replaced the extension.
  const { onChanged } = browser.storage;
  const key = shortcutKey(mountId);
  let wasCalled = false;
  let comeForward = () => {
    wasCalled = true;
  };
  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    // The removal of the call is a change as well.
    if (area === 'session' && changes[key]?.newValue !== undefined) comeForward();
  }
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
  return {
    answer(onShortcut) {
      comeForward = onShortcut;
      if (wasCalled && !signal.aborted) onShortcut();
      wasCalled = false;
    },
  };
}
