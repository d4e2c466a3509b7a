/**
 * The worker's one call to a panel: to come forward, because the person has pressed the keys for it. It goes through the
 * session storage, which no page and no content script can write to; so the panel has to listen to nobody's messages.
 */
import type { Storage } from 'webextension-polyfill';

/** Where a call to the panel of a mount stands for a moment. */
export const callKey = (mountId: string) => `panel.call.${mountId}`;

/**
 * Calls back whenever the panel of a mount is to come forward.
 *
 * @returns ends it
 */
export function followCalls(
  changed: Pick<Storage.Static['onChanged'], 'addListener' | 'removeListener'>,
  mountId: string,
  onCall: () => void,
): () => void {
  const key = callKey(mountId);
  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    // That the call is taken away again is a change as well.
    if (area === 'session' && changes[key]?.newValue !== undefined) onCall();
  }
  changed.addListener(hear);
  return () => changed.removeListener(hear);
}
