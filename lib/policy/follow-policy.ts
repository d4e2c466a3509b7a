/** For pages of the extension: when the administrator's policy has changed, and the worker goes by the new one. */
import type { Storage } from 'webextension-polyfill';

/** Where the worker keeps the policy that it goes by. */
export const lastKnownKey = 'policy.last-known';

/**
 * Calls back after every change of the policy. The browser tells all contexts of a change at once, in no order; what the
 * worker writes down is what it has read, so a question after that is answered by the new policy.
 *
 * @returns ends it
 */
export function followPolicy(
  changed: Pick<Storage.Static['onChanged'], 'addListener' | 'removeListener'>,
  onChange: () => void,
): () => void {
  function hear(changes: Readonly<Record<string, unknown>>, area: string) {
    if (area === 'local' && Object.hasOwn(changes, lastKnownKey)) onChange();
  }
  changed.addListener(hear);
  return () => changed.removeListener(hear);
}
